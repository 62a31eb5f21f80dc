import {
  type FileHandle,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fileMethods } from '../../../test/file-methods.js'
import {
  accepted,
  anyRecord,
  header,
  intent,
  lineOf,
  refused,
  rewrittenWithout,
  settled,
  uncertain,
} from '../../../test/journal-records.js'
import { createJournals } from '../../../test/journals.js'
import { rejection } from '../../../test/rejection.js'
import type { JournalRecord } from '../journal.js'
import { memoryJournal } from '../memory.js'
import { type FileJournal, type FileJournalOptions, fileJournal } from './file-journal.js'

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

describe('a journal in a file', () => {
  test('is a header and one line of JSON a record, which only its user may read', async () => {
    await write(intent('a'), accepted('a'))
    expect(await readFile(path, 'utf8')).toBe(header + lineOf(intent('a')) + lineOf(accepted('a')))
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test('is not touched before it is used', async () => {
    await openJournal().close()
    expect(await readdir(folder)).toEqual([])
  })

  test('makes the folders on its way', async () => {
    path = join(folder, 'a', 'b', 'tasks.jsonl')
    await write(intent('a'))
    expect(await read()).toEqual([intent('a')])
    expect((await stat(join(folder, 'a'))).mode & 0o777).toBe(0o700)
  })

  test.runIf(process.platform === 'linux')(
    'is flushed with its name and the folders on its way',
    async () => {
      const methods = await fileMethods()
      const flushed: string[] = []
      vi.spyOn(methods, 'sync').mockImplementation(async function (this: FileHandle) {
        flushed.push(await readlink(`/proc/self/fd/${this.fd}`))
      })
      path = join(folder, 'a', 'b', 'tasks.jsonl')
      await write(intent('a'))
      expect(flushed).toEqual([join(folder, 'a'), folder, join(folder, 'a', 'b')])
    },
  )

  test('keeps what was outstanding for the next one, and nothing else', async () => {
    await write(
      intent('a'),
      intent('b'),
      settled('a'),
      intent('c'),
      refused('b'),
      accepted('c'),
      uncertain('d'),
    )
    expect(await read()).toEqual([intent('c'), accepted('c'), uncertain('d')])
  })

  test('goes on where the last one ended', async () => {
    await write(intent('a'))
    await write(intent('b'))
    expect(await read()).toEqual([intent('a'), intent('b')])
  })

  test('keeps what a later version adds to a record', async () => {
    const later = { ...accepted('a'), region: 'eu' }
    await writeFile(path, header + lineOf(later) + lineOf(settled('b')))
    const journal = openJournal({ compactAtBytes: 0 })
    await journal.append(settled('c'))
    expect(await journal.unsettled()).toEqual([later])
    expect(await rewrittenWithout(2, path)).toBe(lineOf(later))
  })

  test('leaves no file beside it when it is closed', async () => {
    await write(intent('a'))
    expect(await readdir(folder)).toEqual(['tasks.jsonl'])
  })

  test('is refused after it was closed, and may be closed twice', async () => {
    const journal = openJournal()
    const last = journal.append(intent('a'))
    await journal.close()
    await last
    await journal[Symbol.asyncDispose]()
    const error = await rejection(journal.append(intent('b')))
    expect(error).toMatchObject({ code: 'journal', message: `the journal '${path}' is closed.` })
    await expect(journal.unsettled()).rejects.toThrow('is closed')
    expect(await read()).toEqual([intent('a')])
  })

  test('is one journal by whichever link it is named, and a link stays one', async () => {
    await write(intent('a'))
    const link = join(folder, 'link.jsonl')
    await symlink(path, link)
    const journal = openJournal({ compactAtBytes: 0 }, link)
    await journal.append(refused('a'))
    await expect(openJournal().unsettled()).rejects.toThrow('is in use by this process')
    await journal.close()
    expect(await rewrittenWithout(2, link)).toBe('')
    expect(await rewrittenWithout(2, path)).toBe('')
  })

  test.each([
    { given: '', options: {}, says: 'path must name a file' },
    { given: 'state/', options: {}, says: 'path must name a file' },
    { given: 'tasks', options: { compactAtBytes: -1 }, says: 'compactAtBytes must be at least 0' },
    { given: 'tasks', options: { compactAt: 1 }, says: 'did you mean compactAtBytes?' },
  ])('refuses the path $given with $options', ({ given, options, says }) => {
    expect(() => fileJournal(given, options)).toThrow(says)
  })

  test('refuses a record that could not be read back, and writes the others', async () => {
    const journal = openJournal()
    const huge = rejection(journal.append(intent('a', 'k'.repeat(2 ** 20))))
    // @ts-expect-error A program without types may give anything.
    const other = rejection(journal.append({ type: 'accepted', id: 'b' }))
    await journal.append(intent('c'))
    expect((await huge).message).toMatch(/^a record of the journal has 10\d{5} bytes; 1048575 are allowed\.$/)
    expect((await other).message).toContain('handle must be an object, and is missing')
    await journal.close()
    expect(await read()).toEqual([intent('c')])
  })
})

describe('records that are appended at once', () => {
  test('cost few flushes, are all there and keep their order', async () => {
    const journal = openJournal()
    await journal.append(intent('first'))
    const flush = vi.spyOn(await fileMethods(), 'datasync')
    const records = Array.from({ length: 500 }, (_, index) => intent(`${index}`))
    await Promise.all(records.map((record) => journal.append(record)))
    expect(flush).toHaveBeenCalledOnce()
    expect(await journal.unsettled()).toEqual([intent('first'), ...records])
  })

  test('are all kept by a journal that is closed in the same moment', async () => {
    const journal = openJournal()
    const records = Array.from({ length: 2_500 }, (_, index) => intent(`${index}`))
    const kept: JournalRecord[] = []
    for (const record of records) void journal.append(record).then(() => kept.push(record))
    await journal.close()
    expect(kept).toEqual(records)
    expect(await read()).toEqual(records)
  })

  test('are on disk, flushed, when they are kept', async () => {
    const journal = openJournal()
    await journal.append(intent('first'))
    const methods = await fileMethods()
    const { datasync } = methods
    const flushed: string[] = []
    vi.spyOn(methods, 'datasync').mockImplementation(async function (this: FileHandle) {
      await datasync.call(this)
      flushed.push(await readFile(path, 'utf8'))
    })
    const appending = ['a', 'b', 'c'].map(async (id) => {
      await journal.append(intent(id))
      expect(flushed.at(-1)).toContain(lineOf(intent(id)))
    })
    await Promise.all(appending)
  })

  test('are outstanding for whoever asks next', async () => {
    const journal = openJournal()
    void journal.append(intent('a'))
    expect(await journal.unsettled()).toEqual([intent('a')])
  })
})

describe('a write that fails', () => {
  const failures = {
    'for want of space': (methods: FileHandle) =>
      vi.spyOn(methods, 'appendFile').mockImplementationOnce(async function (this: FileHandle, data) {
        await this.write(String(data).slice(0, 20))
        throw new Error('ENOSPC: no space left on device')
      }),
    'in the flush': (methods: FileHandle) =>
      vi.spyOn(methods, 'datasync').mockRejectedValueOnce(new Error('EIO: i/o error')),
    'and so does cutting off what was written': (methods: FileHandle) => {
      vi.spyOn(methods, 'truncate').mockRejectedValueOnce(new Error('EIO: i/o error'))
      vi.spyOn(methods, 'appendFile').mockImplementationOnce(async function (this: FileHandle, data) {
        await this.write(String(data).slice(0, 20))
        throw new Error('ENOSPC: no space left on device')
      })
    },
  }

  test.each(Object.entries(failures))('%s is no record, and the next one is', async (_, fail) => {
    const journal = openJournal()
    await journal.append(intent('a'))
    fail(await fileMethods())
    const error = await rejection(journal.append(intent('b')))
    expect(error.code).toBe('journal')
    expect(error.message).toMatch(/^the journal '.*' cannot be used: E\w+: /)
    expect(error.cause).toBeInstanceOf(Error)
    await journal.append(intent('c'))
    expect(await journal.unsettled()).toEqual([intent('a'), intent('c')])
    await journal.close()
    expect(await read()).toEqual([intent('a'), intent('c')])
  })

  test('leaves the file to no other journal', async () => {
    const journal = openJournal()
    await journal.append(intent('a'))
    vi.spyOn(await fileMethods(), 'datasync').mockRejectedValueOnce(new Error('EIO: i/o error'))
    await rejection(journal.append(intent('b')))
    await expect(openJournal().unsettled()).rejects.toThrow('is in use by this process')
  })
})

test('whatever is recorded, with whichever threshold and however often it is opened: it holds what memory holds', async () => {
  const act = fc.oneof(
    { weight: 8, arbitrary: anyRecord },
    { weight: 1, arbitrary: fc.constant('reopen' as const) },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 40 }),
      fc.integer({ min: 0, max: 2_000 }),
      async (acts, compactAtBytes) => {
        await rm(path, { force: true })
        const model = memoryJournal()
        let journal = openJournal({ compactAtBytes })
        for (const act of acts) {
          if (act === 'reopen') {
            await journal.close()
            journal = openJournal({ compactAtBytes })
          } else {
            await Promise.all([journal.append(act), model.append(act)])
          }
        }
        expect(await journal.unsettled()).toEqual(await model.unsettled())
        await journal.close()
        expect(await read()).toEqual(await model.unsettled())
      },
    ),
    { numRuns: 60 },
  )
})
