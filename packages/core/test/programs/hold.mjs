// Takes a journal's file and keeps it until its standard input ends: node hold.mjs <file> <id> [how to leave].
import { fileJournal } from '../../dist/journal/file/file-journal.js'

const [path, id, leave = 'exit'] = process.argv.slice(2)
const journal = fileJournal(path)
const say = (line) => process.stdout.write(`${line}\n`)
const at = new Date().toISOString()

try {
  await journal.append({ type: 'intent', id, model: 'acme/kite', at, idempotencyKey: id, input: {} })
  say('held')
} catch (error) {
  say(`refused ${error.code} ${error.message}`)
}
process.stdin
  .on('end', async () => {
    if (leave === 'close') await journal.close()
    process.exit()
  })
  .resume()
