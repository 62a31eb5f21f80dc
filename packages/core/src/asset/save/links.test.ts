import { lstat, mkdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { namesIn, openPicture, png } from '../../../test/asset-scene.js'
import { watchFs } from '../../../test/fs-preload.mjs'
import { raw } from '../../../test/replies.js'

const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(500, 3)])

describe('a link is followed, and stays:', () => {
  /** Saves by a link, and gives what is there then. */
  async function saved(prepare: (folder: string) => unknown, link: string, target: string, bytes = png) {
    const { asset, folder } = await openPicture(raw(bytes))
    await prepare(folder)
    const before = await readlink(join(folder, link)).catch(() => undefined)
    const { path } = await asset.save(join(folder, link))
    expect(path).toBe(join(folder, link))
    expect(await readlink(join(folder, link)).catch(() => undefined)).toBe(before)
    expect((await lstat(join(folder, target))).isFile()).toBe(true)
    expect(await readFile(join(folder, target))).toEqual(bytes)
    expect(await readFile(path)).toEqual(bytes)
    return await namesIn(folder)
  }

  test('to a file beside it', async () => {
    const names = await saved(
      async (folder) => {
        await writeFile(join(folder, 'real.png'), 'old')
        await symlink('real.png', join(folder, 'link.png'))
      },
      'link.png',
      'real.png',
    )
    expect(names).toEqual(['link.png', 'real.png'])
  })

  test('to a file elsewhere, by its whole path', async () => {
    const names = await saved(
      async (folder) => {
        await mkdir(join(folder, 'store'))
        await writeFile(join(folder, 'store/real.png'), 'old')
        await symlink(join(folder, 'store/real.png'), join(folder, 'link.png'))
      },
      'link.png',
      'store/real.png',
    )
    expect(names).toEqual(['link.png', 'store', 'store/real.png'])
  })

  test('over several links', async () => {
    const names = await saved(
      async (folder) => {
        await mkdir(join(folder, 'a/b'), { recursive: true })
        await symlink('../real.png', join(folder, 'a/one.png'))
        await symlink('../one.png', join(folder, 'a/b/two.png'))
        await symlink('a/b/two.png', join(folder, 'link.png'))
      },
      'link.png',
      'real.png',
    )
    expect(names).toEqual(['a', 'a/b', 'a/b/two.png', 'a/one.png', 'link.png', 'real.png'])
  })

  test('to nothing yet: the file is made', async () => {
    const names = await saved(
      (folder) => symlink('real.png', join(folder, 'link.png')),
      'link.png',
      'real.png',
    )
    expect(names).toEqual(['link.png', 'real.png'])
  })

  test('to nothing yet, in folders that are missing: they are made', async () => {
    const names = await saved(
      (folder) => symlink('a/b/real.png', join(folder, 'link.png')),
      'link.png',
      'a/b/real.png',
    )
    expect(names).toEqual(['a', 'a/b', 'a/b/real.png', 'link.png'])
  })

  test('within a folder that is a link, from where the folder really is', async () => {
    const names = await saved(
      async (folder) => {
        await mkdir(join(folder, 'deep/down'), { recursive: true })
        await symlink('deep/down', join(folder, 'short'))
        await symlink('../real.png', join(folder, 'deep/down/link.png'))
      },
      'short/link.png',
      'deep/real.png',
    )
    expect(names).toEqual(['deep', 'deep/down', 'deep/down/link.png', 'deep/real.png', 'short'])
  })

  test('of a folder to one that is missing: it is made', async () => {
    const names = await saved((folder) => symlink('a/b', join(folder, 'out')), 'out/kite.png', 'a/b/kite.png')
    expect(names).toEqual(['a', 'a/b', 'a/b/kite.png', 'out'])
  })

  test('without an ending: none is added, since it says which file', async () => {
    const names = await saved(
      async (folder) => {
        await writeFile(join(folder, 'real'), 'old')
        await symlink('real', join(folder, 'link'))
      },
      'link',
      'real',
    )
    expect(names).toEqual(['link', 'real'])
  })

  test.each([
    ['the usual ending', png, 'png'],
    ['an ending that nobody expected', gif, 'gif'],
  ])('by a name that gets %s', async (_what, bytes, ending) => {
    const { asset, folder } = await openPicture(raw(bytes))
    await mkdir(join(folder, 'store'))
    await symlink(`store/real.${ending}`, join(folder, `kite.${ending}`))
    const { path } = await asset.save(join(folder, 'kite'))
    expect(path).toBe(join(folder, `kite.${ending}`))
    expect((await lstat(path)).isSymbolicLink()).toBe(true)
    expect(await readFile(join(folder, `store/real.${ending}`))).toEqual(bytes)
    expect(await namesIn(folder)).toEqual([`kite.${ending}`, 'store', `store/real.${ending}`])
  })
})

describe('the temporary file stands in the folder of the file that a link names, and takes its place at one stroke:', () => {
  test.each([
    ['by a link to a file', 'store/real.png', 'store'],
    ['by a link that leads up from a linked folder', 'short/../real.png', 'deep'],
  ])('%s', async (_how, target, where) => {
    const { asset, folder } = await openPicture(raw(png))
    await mkdir(join(folder, 'store'))
    await mkdir(join(folder, 'deep/down'), { recursive: true })
    await symlink('deep/down', join(folder, 'short'))
    await symlink(target, join(folder, 'kite.png'))
    const watch = await watchFs({ under: folder })
    onTestFinished(() => watch.stop())
    await asset.save(join(folder, 'kite.png'))
    const [from, to] = watch.calls.find(({ call }) => call === 'rename')?.args ?? []
    expect(relative(folder, dirname(String(from)))).toBe(where)
    expect(relative(folder, String(to))).toBe(`${where}/real.png`)
  })
})
