import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { placeOf } from './place.js'
import { readJobs } from './read-jobs.js'
import { openResults } from './results.js'

const kite = { target: 'text-to-video', input: { prompt: 'a kite', size: { width: 1, height: 2 } } }
const turned = { input: { size: { height: 2, width: 1 }, prompt: 'a kite' }, target: 'text-to-video' }
const lines = (...jobs: readonly object[]): string => jobs.map((job) => JSON.stringify(job)).join('\n')
const keysOf = (text: string): readonly string[] => readJobs(text).map(({ key }) => key)

describe('a job', () => {
  test('is its id, whatever its content', () => {
    expect(keysOf(lines({ id: 'a', ...kite }, { id: 7, ...kite }))).toEqual(['id a', 'id 7'])
  })

  test('is else its content and which of its like it is, whatever the order of fields and lines', () => {
    const [first, second, other] = keysOf(lines(kite, turned, { ...kite, save: 'x' }))
    expect(first?.replace(/ 1$/, ' 2')).toBe(second)
    expect(keysOf(`\n${lines({ ...kite, save: 'x' }, kite)}\n\n`)).toEqual([other, first])
  })

  test('with an id that no label takes is known by its digest', () => {
    const [key = ''] = keysOf(lines({ id: `${'ä'.repeat(300)}\n`, ...kite }))
    expect(key).toMatch(/^id [\da-f]{24}$/)
  })

  test.each([
    ['{', 'Line 1 is no JSON'],
    ['{"id": "a"}', 'Line 1 is no job: target'],
    [lines({ ...kite, modle: 'x' }), 'Line 1 is no job'],
    [lines({ id: 'a', ...kite }, { id: 'a', ...kite }), "lines 1 and 2 have the same id 'a'"],
  ])('%j is refused before anything is submitted', (text, message) => {
    expect(() => readJobs(text)).toThrow(message)
  })

  test('gives its files its own place, or that of the batch', () => {
    const [one, other] = readJobs(lines({ id: 'a/b {n}', ...kite }, { ...kite, save: 'own/{job}' }))
    expect(one && placeOf(one, 'out/{job}-{n}')).toBe('out/a-b-n--{n}')
    expect(other && placeOf(other, 'out/')).toBe('own/line-2')
  })
})

describe('the results of a batch', () => {
  async function open(text?: string) {
    const folder = await mkdtemp(join(tmpdir(), 'mediaplug-cli-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const path = join(folder, 'deep/results.jsonl')
    await (await openResults(path)).close()
    if (text !== undefined) await writeFile(path, text)
    const results = await openResults(path)
    onTestFinished(() => results.close())
    return { path, results }
  }

  const done = '{"job":"id a","state":"done"}'

  test('are read again, the last line of a job counts, and lines are added', async () => {
    const { path, results } = await open(`{"job":"id a","state":"refused"}\n${done}\n`)
    expect([...results.known.values()].map(({ state }) => state)).toEqual(['done'])
    await Promise.all([
      results.add({ job: 'id b', state: 'done' }),
      results.add({ job: 'id c', state: 'failed' }),
    ])
    const text = await readFile(path, 'utf8')
    expect(text.split('\n').slice(2)).toEqual([
      '{"job":"id b","state":"done"}',
      '{"job":"id c","state":"failed"}',
      '',
    ])
  })

  test('lose a line that a process was writing when it was killed', async () => {
    const { path, results } = await open(`${done}\n{"job":"id b","sta`)
    expect([...results.known.keys()]).toEqual(['id a'])
    expect(await readFile(path, 'utf8')).toBe(`${done}\n`)
  })

  test('keep a last line that lacks its line break alone', async () => {
    const { path, results } = await open(done)
    expect([...results.known.keys()]).toEqual(['id a'])
    await results.add({ job: 'id b', state: 'done' })
    expect(await readFile(path, 'utf8')).toBe(`${done}\n{"job":"id b","state":"done"}\n`)
  })

  test('are refused where the file has something else, which is left alone', async () => {
    const { path } = await open()
    await appendFile(path, 'a,b\n1,2\n')
    await expect(openResults(path)).rejects.toThrow('something else than results of a batch')
    expect(await readFile(path, 'utf8')).toBe('a,b\n1,2\n')
  })

  test.each([
    '{"name": "app"}',
    'a note without a line break',
    `${done}\na note`,
    '{"name": "app"}\n{"job":"id a","sta',
  ])('leave a file of something else as it is, with no line break at its end: %j', async (text) => {
    const { path } = await open()
    await writeFile(path, text)
    await expect(openResults(path)).rejects.toThrow('something else than results of a batch')
    expect(await readFile(path, 'utf8')).toBe(text)
  })

  test('that cannot be written are a mistake of the user', async () => {
    const { path } = await open()
    await expect(openResults(dirname(path))).rejects.toThrow('cannot be written')
    await expect(openResults(join(path, 'below'))).rejects.toThrow('cannot be written')
  })
})
