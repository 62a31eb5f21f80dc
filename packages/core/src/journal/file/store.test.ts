import { type FileHandle, link, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fileMethods } from '../../../test/file-methods.js'
import { intent, settled } from '../../../test/journal-records.js'
import { createJournals } from '../../../test/journals.js'
import type { JournalRecord } from '../journal.js'
import type { FileJournal, FileJournalOptions } from './file-journal.js'

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
  await rm(folder, { recursive: true, force: true })
})

const openJournal = (options?: FileJournalOptions, at = path): FileJournal => journals.open(at, options)

const read = (at = path): Promise<readonly JournalRecord[]> => journals.read(at)

const keptIds = async () => (await read()).map((record) => (record.type === 'settled' ? '' : record.id))

/** A journal of a process that takes the one that had the file for dead. */
async function takeOver(options?: FileJournalOptions): Promise<FileJournal> {
  for (const name of await readdir(folder)) if (name.endsWith('.lock')) await rm(join(folder, name))
  return openJournal(options)
}

/** Lets the next write, or the next flush, stand still for as long as something else takes. */
async function standStillBefore(method: 'appendFile' | 'datasync', meanwhile: () => Promise<unknown>) {
  const methods = await fileMethods()
  const original: (this: FileHandle, data: string) => Promise<void> = methods[method]
  vi.spyOn(methods, method).mockImplementationOnce(async function (this: FileHandle, data) {
    await meanwhile()
    await original.call(this, String(data))
  })
}

async function sleeperWith(...records: readonly JournalRecord[]): Promise<FileJournal> {
  const sleeper = openJournal({ compactAtBytes: 0 })
  for (const record of records) await sleeper.append(record)
  await sleeper.unsettled()
  return sleeper
}

describe.each([
  { taking: 'and appended to', options: {} },
  { taking: 'and rewritten', options: { compactAtBytes: 0 } },
])('a file that was taken over in the midst of an append, $taking', ({ options }) => {
  const late = [settled('z'), settled('nobody'), settled('nobody'), intent('b')]

  test('gets the record of the one that stood still when it is free again', async () => {
    const sleeper = await sleeperWith(intent('a'), intent('z'))
    await standStillBefore('appendFile', async () => {
      const other = await takeOver(options)
      for (const record of late) await other.append(record)
      await other.close()
    })
    await sleeper.append(intent('c'))
    await sleeper.close()
    expect(new Set(await keptIds())).toEqual(new Set(['a', 'b', 'c']))
  })

  test('refuses that record while it is in use, and loses none of the other', async () => {
    const sleeper = await sleeperWith(intent('a'), intent('z'))
    let other = sleeper
    await standStillBefore('appendFile', async () => {
      other = await takeOver(options)
      for (const record of late) await other.append(record)
    })
    await expect(sleeper.append(intent('c'))).rejects.toThrow('is in use by')
    await other.append(intent('d'))
    vi.spyOn(await fileMethods(), 'appendFile').mockImplementationOnce(async function (this: FileHandle) {
      await this.write('{"type":')
      throw new Error('ENOSPC: no space left on device')
    })
    await expect(other.append(intent('e', 'kite'.repeat(100)))).rejects.toThrow('ENOSPC')
    await other.close()
    expect(await keptIds()).toEqual(expect.arrayContaining(['a', 'b', 'd']))
  })

  test('is not cut back by the write of the one that stood still, when it fails', async () => {
    const sleeper = await sleeperWith(intent('a'), intent('z'))
    await standStillBefore('appendFile', async () => {
      const other = await takeOver(options)
      for (const record of late) await other.append(record)
      await other.close()
      throw new Error('ENOSPC: no space left on device')
    })
    await expect(sleeper.append(intent('c'))).rejects.toThrow('ENOSPC')
    expect(await sleeper.unsettled()).toEqual([intent('a'), intent('b')])
  })
})

test('a file that was taken over and rewritten without its first record is gone on from, with nothing revived', async () => {
  const sleeper = await sleeperWith(intent('a'), intent('b'))
  const other = await takeOver({ compactAtBytes: 0 })
  for (const record of [settled('a'), settled('nobody'), settled('nobody'), intent('x')])
    await other.append(record)
  await other.close()
  await sleeper.append(intent('c'))
  await sleeper.close()
  expect(await keptIds()).toEqual(['b', 'x', 'c'])
})

test('a file that was rewritten, and taken over later, is gone on from, with nothing revived', async () => {
  const sleeper = await sleeperWith(intent('a'), settled('nobody'), settled('nobody'), settled('nobody'))
  expect(await readFile(path, 'utf8')).toContain('"earlier"')
  await sleeper.append(intent('b'))
  const other = await takeOver()
  await other.append(settled('b'))
  await other.close()
  await sleeper.append(intent('c'))
  await sleeper.close()
  expect(await keptIds()).toEqual(['a', 'c'])
})

test('a file that was taken over after several records came at once is gone on from, with nothing revived', async () => {
  const sleeper = openJournal()
  await sleeper.append(intent('a'))
  await Promise.all([sleeper.append(intent('b')), sleeper.append(intent('d'))])
  const other = await takeOver()
  await other.append(settled('b'))
  await other.close()
  await sleeper.append(intent('c'))
  await sleeper.close()
  expect(await keptIds()).toEqual(['a', 'd', 'c'])
})

test('a file that was taken over in the midst of its compaction keeps what came meanwhile', async () => {
  const sleeper = await sleeperWith(intent('a'))
  await sleeper.append(settled('nobody'))
  const methods = await fileMethods()
  const { datasync } = methods
  let stoodStill = false
  vi.spyOn(methods, 'datasync').mockImplementation(async function (this: FileHandle) {
    await datasync.call(this)
    if (stoodStill || !(await readdir(folder)).some((name) => name.endsWith('.part'))) return
    stoodStill = true
    const other = await takeOver()
    await other.append(intent('b'))
    await other.close()
  })
  await sleeper.append(settled('nobody'))
  expect(await sleeper.unsettled()).toEqual([intent('a'), intent('b')])
  expect(stoodStill).toBe(true)
  await sleeper.close()
  expect(await read()).toEqual([intent('a'), intent('b')])
  expect(await readdir(folder)).toEqual(['tasks.jsonl'])
})

describe('a file in use', () => {
  test('that is removed is written anew with all that is outstanding', async () => {
    const journal = await sleeperWith(intent('a'), intent('b'), settled('b'))
    await rm(path)
    await journal.append(intent('c'))
    await rm(path)
    await journal.append(intent('d'))
    expect(await journal.unsettled()).toEqual([intent('a'), intent('c'), intent('d')])
    await journal.close()
    expect(await read()).toEqual([intent('a'), intent('c'), intent('d')])
  })

  test('that is removed with its folder is written anew with all that is outstanding', async () => {
    const journal = await sleeperWith(intent('a'))
    await rm(folder, { recursive: true })
    await journal.append(intent('b'))
    await journal.close()
    expect(await read()).toEqual([intent('a'), intent('b')])
  })

  test('that another takes the place of has what both held', async () => {
    const spare = join(folder, 'spare.jsonl')
    const other = openJournal({}, spare)
    await other.append(intent('x'))
    await other.close()
    const journal = await sleeperWith(intent('a'))
    await rename(spare, path)
    await journal.append(intent('b'))
    await journal.close()
    expect(await read()).toEqual([intent('x'), intent('a'), intent('b')])
  })

  test('that something else takes the place of leaves that as it is, and refuses the record', async () => {
    const notes = join(folder, 'notes.txt')
    await writeFile(notes, 'notes\n')
    const journal = await sleeperWith(intent('a'))
    await rename(notes, path)
    await expect(journal.append(intent('b'))).rejects.toThrow('is no journal of Mediaplug')
    expect(await readFile(path, 'utf8')).toBe('notes\n')
  })

  test('that is removed again and again refuses the record', async () => {
    const journal = await sleeperWith(intent('a'))
    const methods = await fileMethods()
    const { datasync } = methods
    vi.spyOn(methods, 'datasync').mockImplementation(async function (this: FileHandle) {
      await datasync.call(this)
      await rm(path, { force: true })
    })
    await expect(journal.append(intent('b'))).rejects.toThrow('is changed, removed or replaced by others')
  })
})

test('a file with two names is refused under both, as neither journal would see the other', async () => {
  await sleeperWith(intent('a')).then((journal) => journal.close())
  const name = join(folder, 'other.jsonl')
  await link(path, name)
  for (const at of [path, name]) {
    await expect(openJournal({}, at).unsettled()).rejects.toThrow(`'${at}' has 2 names (hard links)`)
  }
  await rm(name)
  expect(await read()).toEqual([intent('a')])
})
