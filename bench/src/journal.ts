/** Appends to a journal in a file, at once and one after the other, and prints how many a second are on disk. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileJournal, type JournalRecord } from '@mediaplug/core'
import { median } from './signing/measure.js'

const appends = 1_000
const rounds = 9

const record = (id: string): JournalRecord => ({
  type: 'intent',
  id,
  model: 'acme/kite',
  at: new Date().toISOString(),
  idempotencyKey: id,
  input: { prompt: 'a red kite over the sea, at dawn', duration: 5, aspectRatio: '16:9' },
})

const records = Array.from({ length: appends }, (_, index) => record(`submission-${index}`))

type Way = (append: (record: JournalRecord) => Promise<void>) => Promise<unknown>

const atOnce: Way = (append) => Promise.all(records.map(append))

const oneByOne: Way = async (append) => {
  for (const entry of records) await append(entry)
}

/** How many appends a second are on disk. */
async function measure(folder: string, name: string, way: Way): Promise<number> {
  const journal = fileJournal(join(folder, `${name}.jsonl`))
  await journal.append(record('first'))
  const began = performance.now()
  await way(journal.append)
  const seconds = (performance.now() - began) / 1_000
  await journal.close()
  return appends / seconds
}

const folder = await mkdtemp(join(tmpdir(), 'mediaplug-bench-'))
try {
  const grouped: number[] = []
  const single: number[] = []
  for (let round = 0; round < rounds; round++) {
    grouped.push(await measure(folder, `grouped-${round}`, atOnce))
    single.push(await measure(folder, `single-${round}`, oneByOne))
  }
  const [together, alone] = [median(grouped), median(single)]
  process.stdout.write(`appends on disk a second, median of ${rounds} rounds of ${appends}\n`)
  process.stdout.write(`  at once        ${together.toFixed(0).padStart(8)}\n`)
  process.stdout.write(`  one by one     ${alone.toFixed(0).padStart(8)}\n`)
  process.stdout.write(`  ratio          ${(together / alone).toFixed(1).padStart(8)}\n`)
} finally {
  await rm(folder, { recursive: true })
}
