import { chmod, chown, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openPicture, png } from '../../../test/asset-scene.js'
import { watchFs } from '../../../test/fs-preload.mjs'
import { rejection } from '../../../test/rejection.js'
import { raw, stall } from '../../../test/replies.js'

describe('a file that is replaced keeps its mode:', () => {
  test.each([0o600, 0o644, 0o666, 0o755, 0o444, 0o400])('%o', async (mode) => {
    const { asset, folder } = await openPicture(raw(png))
    const path = join(folder, 'kite.png')
    await writeFile(path, 'old')
    await chmod(path, mode)
    await asset.save(path)
    expect((await stat(path)).mode & 0o777).toBe(mode)
    expect(await readFile(path)).toEqual(png)
  })

  test('also where a link names it, and where its ending is added', async () => {
    const { asset, folder } = await openPicture(raw(png))
    await writeFile(join(folder, 'real.png'), 'old')
    await chmod(join(folder, 'real.png'), 0o640)
    await symlink('real.png', join(folder, 'link.png'))
    await asset.save(join(folder, 'link'))
    expect((await stat(join(folder, 'real.png'))).mode & 0o777).toBe(0o640)
  })

  test.skipIf(process.geteuid?.() !== 0)('and its owner, where this user may give files away', async () => {
    const { asset, folder } = await openPicture(raw(png))
    const path = join(folder, 'kite.png')
    await writeFile(path, 'old')
    await chown(path, 1_234, 5_678)
    await chmod(path, 0o640)
    await asset.save(path)
    expect(await stat(path)).toMatchObject({ uid: 1_234, gid: 5_678 })
    expect((await stat(path)).mode & 0o777).toBe(0o640)
  })
})

test('a folder that is taken away before the end of a download is told, and what was fetched is not left', async () => {
  const { asset, folder } = await openPicture((response) => {
    response.write(png.subarray(0, 2_000))
    void vi
      .waitUntil(() => readdir(join(folder, 'a')).then((names) => names.length > 0), 20_000)
      .then(async () => {
        await rm(join(folder, 'a'), { recursive: true })
        response.end(png.subarray(2_000))
      })
  })
  const error = await rejection(asset.save(join(folder, 'a/kite.png')))
  expect(error).toMatchObject({ code: 'download', handle: { ref: 't1' } })
  expect(await readdir(folder)).toEqual([])
})

describe('the temporary file', () => {
  test('is made with the mode of the file that it replaces, so that nobody opens it before', async () => {
    const { asset, folder } = await openPicture(raw(png))
    await writeFile(join(folder, 'kite.png'), 'old', { mode: 0o600 })
    const watch = await watchFs({ under: folder })
    onTestFinished(() => watch.stop())
    await asset.save(join(folder, 'kite.png'))
    const opening = watch.calls.find(({ call, path }) => call === 'open' && path?.endsWith('.part'))
    expect(opening?.args.slice(1)).toEqual(['wx', 0o600])
  })

  test('is no more readable than the file that it replaces', async () => {
    const { asset, folder } = await openPicture(stall(png.subarray(0, 2_000)))
    await writeFile(join(folder, 'kite.png'), 'old', { mode: 0o600 })
    const caller = new AbortController()
    const saving = rejection(asset.save(join(folder, 'kite.png'), { signal: caller.signal }))
    const partial = async () => (await readdir(folder)).find((name) => name.endsWith('.part'))
    const name = await vi.waitUntil(partial, { timeout: 20_000 })
    expect((await stat(join(folder, String(name)))).mode & 0o777).toBe(0o600)
    caller.abort()
    await saving
    expect(await readdir(folder)).toEqual(['kite.png'])
  })
})
