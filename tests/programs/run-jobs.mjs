// Does many jobs, each once, however often it is killed: node run-jobs.mjs <careful|naive> <base URL> <folder> <count>.
// The careful way keeps a journal and recovers from it; the naive way only remembers what it has received.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient, fileJournal, memoryJournal } from '@mediaplug/core'
import { tomoviee } from '@mediaplug/provider-tomoviee'

const [way, baseUrl, folder, count] = process.argv.slice(2)
const atOnce = 8
const deliveries = join(folder, 'delivered.txt')

// It is compacted all the time, so that kills meet that too.
const journal =
  way === 'careful' ? fileJournal(join(folder, 'tasks.jsonl'), { compactAtBytes: 4_000 }) : memoryJournal()
const client = createClient({ providers: [tomoviee({ baseUrl })], journal, pacing: () => 20 })
const deliver = (how, prompt) => appendFileSync(deliveries, `${how} ${prompt}\n`)

const lines = existsSync(deliveries) ? readFileSync(deliveries, 'utf8').trimEnd().split('\n') : []
const known = new Set(lines.map((line) => line.slice(line.indexOf(' ') + 1)))
const resumed = []
for await (const submission of client.recover()) {
  const { prompt } = submission.input
  known.add(prompt)
  if (submission.state === 'uncertain') continue
  resumed.push(
    client
      .resume(submission.handle)
      .result()
      .then(() => deliver('resumed', prompt)),
  )
}
const jobs = Array.from({ length: Number(count) }, (_, index) => `job ${index}`)
const queue = jobs.filter((prompt) => !known.has(prompt)).values()

async function work() {
  for (const prompt of queue) {
    await client.generate('tomoviee/text-to-video', { prompt })
    deliver('direct', prompt)
  }
}

process.stdout.write('at work\n')
await Promise.all([...resumed, ...Array.from({ length: atOnce }, work)])
