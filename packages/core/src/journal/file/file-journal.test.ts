import { readdirSync } from 'node:fs'
import {
  type FileHandle,
  mkdir,
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
import { accepted, anyRecord, intent, refused, settled, uncertain } from '../../../test/journal-records.js'
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

async function write(...records: readonly JournalRecord[]) {
  const journal = openJournal()
  for (const record of records) await journal.append(record)
  await journal.close()
}

const read = (at = path): Promise<readonly JournalRecord[]> => journals.read(at)

/** Whether a new file is being written that is to take the place of the journal's. */
const beingReplaced = (): boolean => readdirSync(folder).some((name) => name.endsWith('.part'))

const header = '{"mediaplug":"journal","v":1}\n'
const lineOf = (record: JournalRecord): string => `${JSON.stringify(record)}\n`

/** What a file holds that was rewritten without a number of records. */
async function rewrittenWithout(earlier: number, at = path): Promise<string> {
  const [first = '', ...lines] = (await readFile(at, 'utf8')).split('\n')
  expect(JSON.parse(first)).toEqual({ mediaplug: 'journal', v: 1, origin: expect.any(String), earlier })
  return lines.join('\n')
}

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
    expect(await rewrittenWithout(2)).toBe(lineOf(later))
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
    expect(await rewrittenWithout(2)).toBe('')
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

describe('a file that a crash cut short', () => {
  const records = [intent('a', 'Zürich 🪁'), accepted('a'), uncertain('b')]
  const lengthOf = (record: JournalRecord): number => Buffer.byteLength(JSON.stringify(record))

  test('anywhere, at whichever byte, has all whole records and takes new ones', async () => {
    await write(...records)
    const whole = await readFile(path)
    for (let size = 0; size < whole.byteLength; size++) {
      await writeFile(path, whole.subarray(0, size))
      const kept = records.filter((record) => whole.indexOf(lineOf(record)) + lengthOf(record) <= size)
      const journal = openJournal()
      expect(await journal.unsettled(), `cut at ${size}`).toEqual(kept)
      await journal.append(intent('later'))
      await journal.close()
      const text = [...kept, intent('later')].map(lineOf).join('')
      expect(await readFile(path, 'utf8'), `cut at ${size}`).toBe(header + text)
    }
  })

  test.each([
    { left: 'zeros where its last blocks were not written', rest: '\0'.repeat(2_000) },
    { left: 'zeros in its last line', rest: `\0\0\0\0${lineOf(intent('b')).slice(4)}` },
    { left: 'a beginning that is longer than a line may be', rest: `{"type":"${'k'.repeat(2 ** 20)}` },
  ])('and has $left: is cut off there', async ({ rest }) => {
    await writeFile(path, header + lineOf(intent('a')) + rest)
    expect(await read()).toEqual([intent('a')])
    expect(await readFile(path, 'utf8')).toBe(header + lineOf(intent('a')))
  })

  test('in blocks that were not written in their order, has what was kept and takes new ones', async () => {
    const kept = [intent('kept'), accepted('kept')]
    await write(...kept)
    const { size } = await stat(path)
    const journal = openJournal()
    const group = Array.from({ length: 6 }, (_, index) => intent(`${index}`))
    await journal.unsettled()
    await Promise.all(group.map((record) => journal.append(record)))
    await journal.close()
    const whole = await readFile(path)
    const unwritten = fc.record({
      from: fc.integer({ min: size, max: whole.byteLength }),
      length: fc.integer({ min: 1, max: 400 }),
    })
    const end = fc.oneof(fc.constant(whole.byteLength), fc.integer({ min: size, max: whole.byteLength }))
    await fc.assert(
      fc.asyncProperty(fc.array(unwritten, { minLength: 1, maxLength: 3 }), end, async (holes, end) => {
        const torn = Buffer.from(whole)
        for (const { from, length } of holes) torn.subarray(from, from + length).fill(0)
        await writeFile(path, torn.subarray(0, end))
        const found = await read()
        expect(found.slice(0, kept.length)).toEqual(kept)
        expect([...kept, ...group].slice(0, found.length)).toEqual(found)
        await write(intent('later'))
        expect(await read()).toEqual([...found, intent('later')])
      }),
      { numRuns: 40 },
    )
  })

  test('in a hole that is longer than a line may be, has what was kept', async () => {
    await writeFile(
      path,
      `${header}${lineOf(intent('a'))}{"type":${'\0'.repeat(2 ** 20)}}\n ${lineOf(intent('b'))}`,
    )
    expect(await read()).toEqual([intent('a')])
  })

  test('before its header was flushed, is a new one', async () => {
    await writeFile(path, '\0'.repeat(header.length))
    await write(intent('a'))
    expect(await readFile(path, 'utf8')).toBe(header + lineOf(intent('a')))
  })
})

describe('a file that cannot be read', () => {
  const bad = lineOf(intent('b')).replace('"input"', 'input')
  test.each([
    { content: header + bad + lineOf(intent('c')), says: 'line 2: the line is no JSON' },
    { content: header + lineOf(intent('a')) + bad, says: 'line 3: the line is no JSON' },
    { content: `${header}\n${lineOf(intent('a'))}`, says: 'line 2: the line is no JSON' },
    { content: `${header}${'\0'.repeat(9)}\n${lineOf(intent('a'))}`, says: 'line 2: the line is no JSON' },
    {
      content: `${header}${lineOf(intent('a')).replace('kite', '\0\0\0\0')} ${lineOf(intent('b'))}${lineOf(intent('c'))}`,
      says: 'line 2: the line is no JSON',
    },
    { content: `${header}{"type":"kite"}\n`, says: 'line 2: type must be one of' },
    { content: `${header}{"type":"intent","id":1}\n`, says: 'line 2: id must be a string, got 1' },
    {
      content: `${header}${'k'.repeat(2 ** 20 + 1)}\n`,
      says: 'line 2: the line has more than 1048576 bytes',
    },
    { content: lineOf(intent('a')), says: 'is no journal of Mediaplug' },
    { content: 'notes without a newline', says: 'is no journal of Mediaplug' },
    { content: '\n', says: 'is no journal of Mediaplug' },
    { content: '{"mediaplug":"journal","v":2}\n', says: 'has the format 2' },
    { content: `{"mediaplug":"journal","v":2}\n${bad}`, says: 'has the format 2' },
  ])('because $says, is refused and stays as it is', async ({ content, says }) => {
    await writeFile(path, content)
    const journal = openJournal()
    const error = await rejection(journal.append(intent('later')))
    expect(error.code).toBe('journal')
    expect(error.message).toContain(`'${path}'`)
    expect(error.message).toContain(says)
    expect(error.message).toContain('The file was not changed')
    expect(await readFile(path, 'utf8')).toBe(content)
    expect(await readdir(folder)).toEqual(['tasks.jsonl'])
  })

  test('is read by the same journal when it was mended', async () => {
    await writeFile(path, header + bad + lineOf(intent('c')))
    const journal = openJournal()
    await expect(journal.unsettled()).rejects.toThrow('line 2')
    await writeFile(path, header + lineOf(intent('b')) + lineOf(intent('c')))
    expect(await journal.unsettled()).toEqual([intent('b'), intent('c')])
  })

  test.each(['a folder', 'a device'])('because it is %s is refused', async (kind) => {
    if (kind === 'a folder') await mkdir(path)
    else path = '/dev/null'
    const error = await rejection(openJournal().append(intent('a')))
    expect(error).toMatchObject({ code: 'invalid-input', message: expect.stringContaining(`'${path}'`) })
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
    expect(await rewrittenWithout(20)).toBe(lineOf(intent('a')) + lineOf(intent('b')))
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
    expect(await rewrittenWithout(2)).toBe('')
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
