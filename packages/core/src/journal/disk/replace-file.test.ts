import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FsWatch, watchFs } from '../../../test/fs-preload.mjs'
import { removePartials, replaceFile } from './replace-file.js'

let folder = ''
let path = ''
let fs: FsWatch

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  path = join(folder, 'text')
  await writeFile(path, 'old')
  fs = await watchFs({ under: folder })
})
afterEach(async () => {
  fs.stop()
  await rm(folder, { recursive: true })
})

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

test('a file that was removed is written anew, for its user only', async () => {
  await rm(path)
  await replaceFile(path, ['new'], async () => {})
  expect(await readFile(path, 'utf8')).toBe('new')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('a file that is replaced may be read by those who might read it before', async () => {
  await chmod(path, 0o640)
  await replaceFile(path, ['new'], async () => {})
  expect((await stat(path)).mode & 0o777).toBe(0o640)
})

test.skipIf(process.platform === 'win32')(
  'a new file is on disk before it takes the old one’s place, and its place is on disk at the end',
  async () => {
    await replaceFile(path, ['new'], async () => {})
    const steps = fs.calls.filter(({ call }) => ['file.datasync', 'file.sync', 'rename'].includes(call))
    expect(steps.map((step) => [step.call, step.path?.replace(/\.[^.]+\.part$/, ' (new)')])).toEqual([
      ['file.datasync', `${path} (new)`],
      ['rename', `${path} (new)`],
      ['file.sync', folder],
    ])
    const moments = steps.flatMap(({ began, ended }) => [began, ended ?? Number.POSITIVE_INFINITY])
    expect(moments).toEqual(moments.toSorted((one, other) => one - other))
    expect(moments.at(-1)).toBeLessThan(Number.POSITIVE_INFINITY)
  },
)

describe('a new file that cannot be removed', () => {
  const left = () => join(folder, 'text.00000000-0000-4000-8000-000000000000.part')
  const keepFiles = () => fs.fail({ call: 'rm', path: '\\.part$', code: 'EPERM', always: true })

  test('hides no reason why it did not take the old one’s place', async () => {
    keepFiles()
    fs.fail({ call: 'file.datasync', code: 'ENOSPC' })
    await expect(replaceFile(path, ['new'], async () => {})).rejects.toThrow('ENOSPC')
    expect(await readFile(path, 'utf8')).toBe('old')
  })

  test('is left where it is', async () => {
    await writeFile(left(), 'half')
    keepFiles()
    await removePartials(path)
    await replaceFile(path, ['new'], async () => {})
    expect(await readFile(path, 'utf8')).toBe('new')
    expect(await readFile(left(), 'utf8')).toBe('half')
  })

  test('does not keep others from being removed', async () => {
    for (const digit of [0, 1, 2]) await writeFile(left().replace('00.part', `0${digit}.part`), 'half')
    fs.fail({ call: 'rm', path: '\\.part$', code: 'EPERM' })
    await removePartials(path)
    expect(await readdir(folder)).toHaveLength(2)
  })

  test('is none of them when it is a folder or a link', async () => {
    await mkdir(join(left(), 'inside'), { recursive: true })
    await symlink('nowhere', left().replace('00.part', '01.part'))
    await removePartials(path)
    expect(await readdir(folder)).toHaveLength(3)
  })
})
