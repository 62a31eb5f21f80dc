import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { kite, openScene } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { createClient } from '../client/create-client.js'
import { type FileJournal, type FileJournalOptions, fileJournal } from '../journal/file/file-journal.js'
import type { Journal, LearnedRecord } from '../journal/journal.js'
import { memoryJournal } from '../journal/memory.js'
import { installProvider } from './installed-provider.js'

const picture = 'acme/picture'
let path = ''
let origin = ''
const open: FileJournal[] = []

beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'mediaplug-learned-')), 'tasks.jsonl')
  const { vendor } = await openScene()
  origin = vendor.origin
})
afterEach(() => Promise.all(open.splice(0).map((journal) => journal.close())))

/** A process of its own, as far as what it has learned goes. */
function startProcess(journal: Journal) {
  const provider = acme({ apiKey: 'sk-kite', baseUrl: origin })
  const client = createClient({ providers: [provider], journal, pacing: () => 5 })
  const durations = installProvider(provider).models.find(({ id }) => id === picture)?.durations
  /** Runs a task, and sees how long so many take. */
  const run = async (times: number): Promise<void> => {
    await client.generate(picture, kite)
    for (let time = 0; time < times; time++) durations?.observe(5_000)
  }
  return { run, durations }
}

function openJournal(options?: FileJournalOptions): FileJournal {
  const journal = fileJournal(path, options)
  open.push(journal)
  return journal
}

async function learned(): Promise<LearnedRecord[]> {
  const lines = (await readFile(path, 'utf8')).trim().split('\n')
  return lines.map((line): LearnedRecord => JSON.parse(line)).filter(({ type }) => type === 'learned')
}

test('the next process knows how long tasks take', async () => {
  const first = openJournal()
  await startProcess(first).run(4)
  await first.close()
  const second = startProcess(openJournal())
  expect(second.durations?.estimate()).toBeUndefined()
  await second.run(1)
  expect(second.durations?.estimate()?.medianMs).toBeCloseTo(5_000)
  expect(second.durations?.news()?.tasks).toBe(5)
})

test('a process that learned nothing adds nothing', async () => {
  const first = openJournal()
  await startProcess(first).run(1)
  await first.close()
  const second = openJournal()
  await startProcess(second).run(0)
  await second.unsettled()
  await second.close()
  expect(await learned()).toMatchObject([{ model: picture, tasks: 1 }])
})

test('a file that is rewritten has an entry a model', async () => {
  for (let process = 0; process < 3; process++) {
    const journal = openJournal({ compactAtBytes: 0 })
    await startProcess(journal).run(3)
    await journal.close()
  }
  const journal = openJournal({ compactAtBytes: 0 })
  await startProcess(journal).run(1)
  await journal.unsettled()
  expect(await learned()).toMatchObject([{ model: picture }])
  expect((await learned())[0]?.tasks).toBeGreaterThanOrEqual(9)
})

test.each([0, 1])(
  'a file that was removed is not written again for what %i processes learned',
  async (earlier) => {
    for (let process = 0; process < earlier; process++) {
      const journal = openJournal()
      await startProcess(journal).run(2)
      await journal.close()
    }
    const journal = openJournal()
    await startProcess(journal).run(2)
    await vi.waitFor(async () => expect(await journal.unsettled()).toEqual([]))
    await rm(path)
    await journal.close()
    await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' })
  },
)

test('what was learned is no submission', async () => {
  const first = openJournal()
  await startProcess(first).run(2)
  await first.close()
  expect(await openJournal().unsettled()).toEqual([])
})

test('a journal that fails to give it holds up nothing', async () => {
  const { durations, run } = startProcess({
    ...pick(memoryJournal()),
    learned: () => Promise.reject(new Error('gone')),
  })
  await run(1)
  expect(durations?.news()?.tasks).toBe(1)
})

/** A journal of somebody else's, with the methods that every journal has. */
const pick = (journal: Journal): Journal => ({
  append: (record) => journal.append(record),
  unsettled: () => journal.unsettled(),
})
