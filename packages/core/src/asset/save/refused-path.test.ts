import { execFile } from 'node:child_process'
import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { namesIn, openPicture, png } from '../../../test/asset-scene.js'
import { rejection } from '../../../test/rejection.js'
import { raw } from '../../../test/replies.js'

const run = promisify(execFile)

/** Goes to a folder until the test is finished. */
function goTo(folder: string): void {
  const before = process.cwd()
  process.chdir(folder)
  onTestFinished(() => process.chdir(before))
}

/**
 * Saves in a folder that a test prepares, and that is the working directory, and expects to be told what is wrong
 * before anything is fetched.
 */
async function refused(prepare: (folder: string) => unknown, path: (folder: string) => unknown) {
  const { asset, folder: above, vendor } = await openPicture(raw(png))
  const folder = join(above, 'above/here')
  await mkdir(folder, { recursive: true })
  goTo(folder)
  await prepare(folder)
  const before = await namesIn(above)
  const error = await rejection(asset.save(path(folder) as string))
  expect(error).toMatchObject({
    code: 'invalid-input',
    phase: 'download',
    retryable: false,
    provider: 'acme',
    model: 'acme/picture',
    handle: { ref: 't1' },
  })
  expect(vendor.connections()).toBe(0)
  expect(await namesIn(above)).toEqual(before)
  return error.message
}

const nothing = () => {}
const inFolder = (name: string) => (folder: string) => join(folder, name)
/** As it is written, with its dots. */
const written = (rest: string) => (folder: string) => `${folder}/${rest}`

/** The administrator may write everywhere. */
function asAnotherUser(): void {
  if (process.geteuid?.() !== 0) return
  process.seteuid?.(65_534)
  onTestFinished(() => void process.seteuid?.(0))
}

describe('a path by which no file can be saved is refused before anything is fetched:', () => {
  test.each([
    ['none', undefined, 'must be a string, got undefined'],
    ['null', null, 'must be a string, got null'],
    ['a number', 5, 'must be a string, got 5'],
    ['an object', { path: 'kite.png' }, 'must be a string, got an object'],
    ['a URL object', new URL('file:///tmp/kite.png'), 'must be a string, got an object'],
    ['an empty one', '', 'is empty'],
    ['a folder by its slash', 'kites/', "'kites/' names a folder"],
    ['a folder by its backslash', 'kites\\', "'kites\\' names a folder"],
    ['this folder', '.', "'.' names a folder"],
    ['the folder above', '..', "'..' names a folder"],
    ['this folder by a slash', './', 'names a folder'],
    ['a folder by its dot', 'kites/.', 'names a folder'],
    ['a folder by its dots', 'kites/..', 'names a folder'],
    ['a folder by dots above', '../..', 'names a folder'],
    ['a URL', 'file:///kite.png', 'is a URL'],
    ['a URL of the web', 'https://acme.example/kite.png', 'is a URL'],
    ['a NUL character', 'kites\0/kite.png', 'NUL'],
    ['a NUL character in the name', 'kite\0.png', 'NUL'],
  ])('%s', async (_what, path, says) => {
    expect(await refused(nothing, () => path)).toContain(says)
  })

  test.each([
    ['an existing folder', nothing, (folder: string) => folder, 'is a folder'],
    [
      'an existing folder with an ending',
      (folder: string) => mkdir(join(folder, 'a.png')),
      inFolder('a.png'),
      'is a folder',
    ],
    [
      'a folder that has the name with the ending to come',
      (folder: string) => mkdir(join(folder, 'kite.png')),
      inFolder('kite'),
      'is a folder',
    ],
    [
      'a folder that is found by dots',
      (folder: string) => mkdir(join(folder, 'a')),
      written('a/b/..'),
      'names a folder',
    ],
    [
      'a link to a folder',
      (folder: string) => symlink('.', join(folder, 'link.png')),
      inFolder('link.png'),
      'is a folder',
    ],
    [
      'a link to nothing that would be a folder',
      (folder: string) => symlink('missing/', join(folder, 'link.png')),
      inFolder('link.png'),
      'names a folder',
    ],
    [
      'a link to itself',
      (folder: string) => symlink('link.png', join(folder, 'link.png')),
      inFolder('link.png'),
      'in a circle',
    ],
    [
      'a circle of links',
      async (folder: string) => {
        await symlink('b.png', join(folder, 'a.png'))
        await symlink(join(folder, 'a.png'), join(folder, 'b.png'))
      },
      inFolder('a.png'),
      'in a circle',
    ],
    [
      'a folder that is a circle of links',
      (folder: string) => symlink('a', join(folder, 'a')),
      inFolder('a/kite.png'),
      'in a circle',
    ],
    [
      'a file in the place of the folder',
      (folder: string) => writeFile(join(folder, 'a'), ''),
      inFolder('a/kite.png'),
      'is a file',
    ],
    [
      'a file in the place of a folder above',
      (folder: string) => writeFile(join(folder, 'a'), ''),
      inFolder('a/b/c/kite.png'),
      'is a file',
    ],
    [
      'a link to a file in the place of the folder',
      async (folder: string) => {
        await writeFile(join(folder, 'a'), '')
        await symlink('a', join(folder, 'link'))
      },
      inFolder('link/kite.png'),
      'is a file',
    ],
    ['a name that is too long', nothing, inFolder(`${'k'.repeat(252)}.png`), 'at most 255'],
    ['a name that is too long in bytes', nothing, inFolder(`${'é'.repeat(126)}.png`), 'at most 255'],
    ['a name that is too long with the ending to come', nothing, inFolder('k'.repeat(252)), 'at most 255'],
    [
      'a name that is too long with the ending to come, in a folder that is missing',
      nothing,
      inFolder(`a/${'k'.repeat(252)}`),
      'at most 255',
    ],
    [
      'a name that is too long in a folder that is missing',
      nothing,
      inFolder(`a/b/${'k'.repeat(300)}.png`),
      'at most 255',
    ],
    ['a folder whose name is too long', nothing, inFolder(`${'k'.repeat(256)}/kite.png`), 'at most 255'],
    ['a path that is too long', nothing, inFolder(`${'k/'.repeat(3_000)}kite.png`), 'longer than'],
    [
      'a link to a name that is too long',
      (folder: string) => symlink('k'.repeat(300), join(folder, 'link.png')),
      inFolder('link.png'),
      'longer than',
    ],
    ['a pipe', (folder: string) => run('mkfifo', [join(folder, 'kite.png')]), inFolder('kite.png'), 'a pipe'],
    [
      'a link to a device',
      (folder: string) => symlink('/dev/null', join(folder, 'link.png')),
      inFolder('link.png'),
      'a device',
    ],
    ['a folder where no file can be made', nothing, () => '/proc/kite.png', '/proc'],
    ['a folder where no folder can be made', nothing, () => '/proc/nowhere/at/all/kite.png', '/proc'],
  ])('%s', async (_what, prepare, path, says) => {
    expect(await refused(prepare, path)).toContain(says)
  })

  test('a folder in which this user may not write', async () => {
    const message = await refused(async (folder) => {
      await chmod(dirname(dirname(folder)), 0o755)
      await mkdir(join(folder, 'closed'), { mode: 0o555 })
      asAnotherUser()
    }, inFolder('closed/kite.png'))
    expect(message).toContain('may not be written')
  })

  test.skipIf(process.geteuid?.() !== 0)(
    'a file of another user, in a folder where only owners replace files',
    async () => {
      const message = await refused(async (folder) => {
        await chmod(dirname(dirname(folder)), 0o755)
        await mkdir(join(folder, 'shared'))
        await chmod(join(folder, 'shared'), 0o1777)
        await writeFile(join(folder, 'shared/kite.png'), 'of another')
        asAnotherUser()
      }, inFolder('shared/kite.png'))
      expect(message).toContain('belongs to another user')
    },
  )

  test('a relative path in a working directory that is gone', async () => {
    const { asset, folder, vendor } = await openPicture(raw(png))
    const gone = join(folder, 'gone')
    await mkdir(gone)
    goTo(gone)
    await rm(gone, { recursive: true })
    const error = await rejection(asset.save('kite.png'))
    expect(error).toMatchObject({ code: 'invalid-input', phase: 'download', retryable: false })
    expect(vendor.connections()).toBe(0)
  })

  test('a folder in which this user may make no folder', async () => {
    const message = await refused(async (folder) => {
      await chmod(dirname(dirname(folder)), 0o755)
      await mkdir(join(folder, 'closed'), { mode: 0o555 })
      asAnotherUser()
    }, inFolder('closed/a/kite.png'))
    expect(message).toContain('may not be written')
  })
})
