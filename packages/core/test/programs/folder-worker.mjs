// Submits, recovers and settles until it is killed: node folder-worker.mjs <folder> <name> <compactAtBytes>.
// It prints what it did with each submission, and ends with its standard input.
import { setTimeout } from 'node:timers/promises'
import { folderJournal } from '../../dist/journal/folder/folder-journal.js'

const [folder, name, compactAtBytes] = process.argv.slice(2)
const journal = folderJournal(folder, { compactAtBytes: Number(compactAtBytes) })
const say = (line) => process.stdout.write(`${line}\n`)
const at = new Date().toISOString()
const handleOf = (id) => ({ v: 1, model: 'acme/kite', ref: `ref-${id}`, submittedAt: at })
const own = new Set()
const taken = new Set()
const pauseMs = 10
let isEnding = false
process.stdin.on('end', () => (isEnding = true)).resume()

async function submit(id) {
  own.add(id)
  await journal.append({ type: 'intent', id, model: 'acme/kite', at, idempotencyKey: id, input: {} })
  await journal.append({ type: 'accepted', id, at, handle: handleOf(id) })
  say(`kept ${id}`)
}

async function settle(id) {
  say(`ending ${id}`)
  const task = Math.random() < 0.5 ? id : handleOf(id)
  await journal.append({ type: 'settled', task, at: new Date().toISOString(), state: 'succeeded' })
  say(`ended ${id}`)
}

async function recover() {
  for (const record of await journal.unsettled()) {
    if (record.type !== 'accepted' || own.has(record.id) || taken.has(record.id)) continue
    taken.add(record.id)
    say(`took ${record.id}`)
  }
  const problem = journal.unreadable()
  if (problem) say(`problem ${problem.message}`)
}

await recover()
say('ready')
for (let round = 0; round < 10_000 && !isEnding; round++) {
  const ids = [0, 1, 2].map((index) => `${name}-${round}-${index}`)
  await Promise.all(ids.map(submit))
  await settle(ids[0])
  for (const id of [...taken].filter(() => Math.random() < 0.3)) {
    await settle(id)
    taken.delete(id)
    own.add(id)
  }
  if (round % 3 === 0) await recover()
  // Others need the processor to start.
  await setTimeout(pauseMs)
}
await journal.close()
say('left')
process.exit()
