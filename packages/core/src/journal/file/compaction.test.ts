import { readdirSync } from 'node:fs'
import { type FileHandle, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fileMethods } from '../../../test/file-methods.js'
import {
  accepted,
  header,
  intent,
  lineOf,
  refused,
  rewrittenWithout,
  settled,
} from '../../../test/journal-records.js'
import { createJournals } from '../../../test/journals.js'
import type { JournalRecord } from '../journal.js'
import type { FileJournal, FileJournalOptions } from './file-journal.js'

// A slow disk is no failure of the journal's.
vi.setConfig({ testTimeout: 120_000 })

let folder = ''
let path = ''
const journals = createJournals()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  path = join(folder, 'tasks.jsonl')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await journals.closeAll()
  await rm(folder, { recursive: true })
})

const openJournal = (options?: FileJournalOptions, at = path): FileJournal => journals.open(at, options)
const write = (...records: readonly JournalRecord[]): Promise<void> => journals.write(path, ...records)
const read = (at = path): Promise<readonly JournalRecord[]> => journals.read(at)

/** Whether a new file is being written that is to take the place of the journal's. */
const beingReplaced = (): boolean => readdirSync(folder).some((name) => name.endsWith('.part'))

describe('compaction', () => {
  test('keeps the file small, whatever its history, and loses nothing', async () => {
    const journal = openJournal({ compactAtBytes: 10_000 })
    await journal.append(intent('kept'))
    for (let index = 0; index < 1_000; index += 50) {
      const ids = Array.from({ length: 50 }, (_, place) => `${index + place}`)
      await Promise.all(ids.flatMap((id) => [journal.append(intent(id)), journal.append(settled(id))]))
    }
    expect(await journal.unsettled()).toEqual([intent('kept')])
    expect((await stat(path)).size).toBeLessThan(30_000)
    await journal.close()
    expect(await read()).toEqual([intent('kept')])
  })

  test('does not happen while most of it is outstanding', async () => {
    const journal = openJournal({ compactAtBytes: 0 })
    const { ino } = await journal.append(intent('a')).then(() => stat(path))
    await journal.append(intent('b'))
    await journal.append(accepted('b'))
    await journal.unsettled()
    expect((await stat(path)).ino).toBe(ino)
  })

  test('happens when the file that is found is mostly settled', async () => {
    await write(intent('a'), ...Array.from({ length: 20 }, () => settled('nobody')))
    const journal = openJournal({ compactAtBytes: 0 })
    await journal.append(intent('b'))
    expect(await journal.unsettled()).toEqual([intent('a'), intent('b')])
    expect(await rewrittenWithout(20, path)).toBe(lineOf(intent('a')) + lineOf(intent('b')))
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test('that a crash broke off leaves nothing behind', async () => {
    await write(intent('a'))
    await writeFile(`${path}.00000000-0000-4000-8000-000000000000.part`, header)
    expect(await read()).toEqual([intent('a')])
    expect(await readdir(folder)).toEqual(['tasks.jsonl'])
  })

  test('that fails leaves the journal working, and is tried again later', async () => {
    const journal = openJournal({ compactAtBytes: 0 })
    const methods = await fileMethods()
    const { datasync } = methods
    const full = vi.spyOn(methods, 'datasync').mockImplementation(async function (this: FileHandle) {
      if (beingReplaced()) throw new Error('ENOSPC: no space left on device')
      await datasync.call(this)
    })
    await journal.append(intent('a'))
    await journal.append(settled('b'))
    await journal.append(settled('b'))
    await journal.append(intent('c'))
    expect(await readFile(path, 'utf8')).toContain(lineOf(settled('b')))
    full.mockRestore()
    for (let index = 0; index < 20; index++) await journal.append(settled('b'))
    await journal.close()
    expect(await readdir(folder)).toEqual(['tasks.jsonl'])
    expect((await stat(path)).size).toBeLessThan(1_000)
    expect(await read()).toEqual([intent('a'), intent('c')])
  })

  test('flushes the new file before it takes the place of the old one, and the folder after that', async () => {
    const journal = openJournal({ compactAtBytes: 0 })
    await journal.append(intent('a'))
    const methods = await fileMethods()
    const { datasync, sync } = methods
    const flushed: string[] = []
    const renamed = (): string => (beingReplaced() ? 'before' : 'after')
    vi.spyOn(methods, 'datasync').mockImplementation(async function (this: FileHandle) {
      flushed.push(`a file, ${renamed()}`)
      await datasync.call(this)
    })
    vi.spyOn(methods, 'sync').mockImplementation(async function (this: FileHandle) {
      flushed.push(`the folder, ${renamed()}`)
      await sync.call(this)
    })
    await journal.append(refused('a'))
    flushed.length = 0
    expect(await journal.unsettled()).toEqual([])
    expect(flushed.slice(0, 2)).toEqual(['a file, before', 'the folder, after'])
    expect(await rewrittenWithout(2, path)).toBe('')
  })

  test('is left out when the journal is closed, and the file let go', async () => {
    const journal = openJournal({ compactAtBytes: 0 })
    const last = journal.append(settled('nobody'))
    await Promise.all([last, journal.close()])
    expect(await read()).toEqual([])
    expect(await readFile(path, 'utf8')).toBe(header + lineOf(settled('nobody')))
  })

  test('waits for no append, and none is lost that comes meanwhile', async () => {
    const journal = openJournal({ compactAtBytes: 0 })
    const appends: Promise<void>[] = []
    for (let index = 0; index < 300; index++) {
      appends.push(journal.append(intent(`${index}`)), journal.append(settled(`${index - 3}`)))
      if (index % 7 === 0) await appends.at(-1)
    }
    await Promise.all(appends)
    const outstanding = [intent('297'), intent('298'), intent('299')]
    expect(await journal.unsettled()).toEqual(outstanding)
    await journal.close()
    expect(await read()).toEqual(outstanding)
  })
})
