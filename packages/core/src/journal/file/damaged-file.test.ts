import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { accepted, header, intent, lineOf, uncertain } from '../../../test/journal-records.js'
import { createJournals } from '../../../test/journals.js'
import { rejection } from '../../../test/rejection.js'
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
