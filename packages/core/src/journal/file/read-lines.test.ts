import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { collect } from '../../../test/collect.js'
import { readLines } from './read-lines.js'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function linesOf(content: string | Uint8Array, longest: number) {
  const path = join(folder, 'text')
  await writeFile(path, content)
  return collect(readLines(path, longest))
}

test('the lines of a file are what stands between its newlines', async () => {
  const line = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\n'))
  await fc.assert(
    fc.asyncProperty(fc.array(line), line, async (texts, last) => {
      const lines = await linesOf([...texts, last].join('\n'), 10_000)
      expect(lines.map(({ text }) => text)).toEqual(last === '' ? texts : [...texts, last])
      expect(lines.map(({ terminated }) => terminated)).toEqual([
        ...texts.map(() => true),
        ...(last === '' ? [] : [false]),
      ])
    }),
    { numRuns: 50 },
  )
})

test('each line tells where it begins and ends', async () => {
  expect(await linesOf('kite\n\nZürich', 10)).toEqual([
    { text: 'kite', start: 0, end: 5, terminated: true, zeros: false },
    { text: '', start: 5, end: 6, terminated: true, zeros: false },
    { text: 'Zürich', start: 6, end: 13, terminated: false, zeros: false },
  ])
})

test('lines that are longer than what is read at once are whole', async () => {
  const long = 'é'.repeat(150_000)
  const lines = await linesOf(`${long}\n${long}\n`, 300_000)
  expect(lines.map(({ text }) => text === long)).toEqual([true, true])
})

test('a line that is longer than allowed has no text, and the next one has', async () => {
  const lines = await linesOf(`${'k'.repeat(200_001)}\n${'k'.repeat(200_000)}\n`, 200_000)
  expect(lines.map(({ text, end }) => ({ length: text?.length, end }))).toEqual([
    { length: undefined, end: 200_002 },
    { length: 200_000, end: 400_003 },
  ])
})

test('each line tells whether it holds zeros, be it longer than allowed', async () => {
  const lines = await linesOf(`ki\0te\nkite\n${'k'.repeat(200_000)}\0k\nkite`, 10)
  expect(lines.map(({ zeros }) => zeros)).toEqual([true, false, true, false])
})
