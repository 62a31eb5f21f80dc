// Appends until it is killed, and prints what was kept: node append.mjs <file> <compactAtBytes> <name>.
// Of each four submissions it ends three. Ends when it is refused twice, or with its standard input.
import { fileJournal } from '../../dist/journal/file/file-journal.js'

const [path, compactAtBytes, name] = process.argv.slice(2)
const journal = fileJournal(path, { compactAtBytes: Number(compactAtBytes) })
const say = (line) => process.stdout.write(`${line}\n`)
const at = new Date().toISOString()
process.stdin.on('end', () => process.exit()).resume()

async function submit(id, ends) {
  const input = { prompt: 'a kite' }
  await journal.append({ type: 'intent', id, model: 'acme/kite', at, idempotencyKey: id, input })
  say(`kept ${id}`)
  if (!ends) return
  say(`ending ${id}`)
  await journal.append({ type: 'settled', task: id, at, state: 'succeeded' })
  say(`ended ${id}`)
}

let refusals = 0
for (let number = 0; refusals < 2 && number < 1_000_000; number += 4) {
  try {
    await Promise.all([0, 1, 2, 3].map((index) => submit(`${name}-${number + index}`, index > 0)))
  } catch (error) {
    refusals++
    say(`refused ${error.code} ${error.message}`)
  }
}
process.exit()
