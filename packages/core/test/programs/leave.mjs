// Holds journals until its standard input ends, then leaves: node leave.mjs <how> <file>...
import { fileJournal } from '../../dist/journal/file/file-journal.js'

const [how, ...paths] = process.argv.slice(2)
const at = new Date().toISOString()
const journals = paths.map((path) => fileJournal(path))
for (const journal of journals) {
  await journal.append({ type: 'intent', id: 'a', model: 'acme/kite', at, idempotencyKey: 'a', input: {} })
}

const ways = {
  'by process.exit': () => process.exit(),
  'by process.exit with a code': () => process.exit(3),
  'by having nothing left to do': () => {},
  'after it closed them': () => Promise.all(journals.map((journal) => journal.close())),
  'after it closed them and used them no more': async () => {
    for (const journal of journals) await journal[Symbol.asyncDispose]()
    process.exit()
  },
}
process.stdout.write('held\n')
process.stdin.on('end', ways[how]).resume()
