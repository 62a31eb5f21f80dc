import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyOf, openKept } from './kept-verdicts.mjs'

let folder
beforeEach(async () => {
  folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'kept-verdicts-'))}/output/`)
})
afterEach(() => rm(new URL('..', folder), { recursive: true }))

const change = { start: 0, end: 1, replacement: 'b' }
const by = 'src/a.test.ts > it is a'

test('a mutant that was killed is known in the next run', async () => {
  const read = async () => 'the test'
  await (await openKept(folder, read)).keep(keyOf('a', change), by)
  expect(await (await openKept(folder, read)).find(keyOf('a', change))).toEqual({ outcome: 'killed', by })
})

test.each([
  ['the source is another', keyOf('a ', change), 'the test'],
  ['the change is another', keyOf('a', { ...change, replacement: 'c' }), 'the test'],
  ['the test that killed it is another', keyOf('a', change), 'the test, looser'],
])('it is judged again when %s', async (_, key, now) => {
  await (await openKept(folder, async () => 'the test')).keep(keyOf('a', change), by)
  expect(await (await openKept(folder, async () => now)).find(key)).toBeUndefined()
})
