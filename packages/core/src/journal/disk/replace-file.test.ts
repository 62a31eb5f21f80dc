import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { removePartials, replaceFile } from './replace-file.js'

let folder = ''
let path = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  path = join(folder, 'text')
  await writeFile(path, 'old')
})
afterEach(() => rm(folder, { recursive: true }))

test('a file is replaced when the new one is whole and that is confirmed', async () => {
  let before = ''
  await replaceFile(path, ['n', 'ew'], async () => {
    before = await readFile(path, 'utf8')
  })
  expect([before, await readFile(path, 'utf8')]).toEqual(['old', 'new'])
  expect(await readdir(folder)).toEqual(['text'])
})

test('a file stays as it is when that is not confirmed', async () => {
  const replacing = replaceFile(path, ['new'], () => Promise.reject(new Error('not now')))
  await expect(replacing).rejects.toThrow('not now')
  expect(await readFile(path, 'utf8')).toBe('old')
  expect(await readdir(folder)).toEqual(['text'])
})

test('a file stays as it is when the new one was taken away, and another is half done by then', async () => {
  const replacing = replaceFile(path, ['new'], async () => {
    await removePartials(path)
    await writeFile(`${path}.00000000-0000-4000-8000-000000000000.part`, 'ano')
  })
  await expect(replacing).rejects.toThrow('ENOENT')
  expect(await readFile(path, 'utf8')).toBe('old')
})
