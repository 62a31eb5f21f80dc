import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { namesIn, openPicture, png } from '../../../test/asset-scene.js'
import { type FsFailure, watchFs } from '../../../test/fs-preload.mjs'
import { rejection } from '../../../test/rejection.js'
import { raw } from '../../../test/replies.js'

/** A picture, and a watch over what is done to the folder that it is saved in. */
async function openWatched() {
  const scene = await openPicture(raw(png))
  const watch = await watchFs({ under: scene.folder })
  onTestFinished(() => watch.stop())
  return { ...scene, watch }
}

/** The calls that matter, in their order, each with its file's name. */
async function callsOfSaving(name: string) {
  const { asset, folder, watch } = await openWatched()
  await asset.save(join(folder, name))
  return watch.calls
    .filter(({ call }) => ['file.writeFile', 'file.sync', 'file.close', 'mkdir', 'rename'].includes(call))
    .map(({ call, path = '', args }) => {
      const names = call === 'rename' ? [path, String(args[1])] : [path]
      const shown = names.map((one) => one.slice(folder.length + 1).replace(/\.[\da-f-]{36}\./, '.'))
      return [call, ...shown].join(' ').trim()
    })
    .filter((call, index, all) => call !== all[index - 1])
}

describe('a saved file outlasts a power failure:', () => {
  test('it is on disk before it has its name, and its name is on disk when it is told', async () => {
    expect(await callsOfSaving('kite.png')).toEqual([
      'file.writeFile .part',
      'file.sync .part',
      'file.close .part',
      'rename .part kite.png',
      'file.sync',
      'file.close',
      // A file that is complete is not there any more under its temporary name.
      'file.close .part',
    ])
  })

  test('so are the folders that were made for it', async () => {
    const calls = await callsOfSaving('a/b/kite.png')
    expect(calls.slice(0, 6)).toEqual([
      'mkdir a',
      'file.sync',
      'file.close',
      'mkdir a/b',
      'file.sync a',
      'file.close a',
    ])
    expect(calls.slice(-3, -1)).toEqual(['file.sync a/b', 'file.close a/b'])
  })

  test.each(['EINVAL', 'ENOTSUP', 'EACCES', 'EPERM'])(
    'a folder that cannot be flushed (%s) is left as it is',
    async (code) => {
      const { asset, folder, watch } = await openWatched()
      watch.fail({ call: 'open', path: `^${folder}$`, code, always: true })
      await asset.save(join(folder, 'kite.png'))
      expect(await readFile(join(folder, 'kite.png'))).toEqual(png)
    },
  )
})

test('a folder whose flush fails is told, though the file is there: nobody knows for how long', async () => {
  const { asset, folder, watch } = await openWatched()
  watch.fail({ call: 'open', path: `^${folder}$`, code: 'EIO' })
  const error = await rejection(asset.save(join(folder, 'kite.png')))
  expect(error).toMatchObject({ code: 'download', phase: 'download', retryable: false })
  expect(await readdir(folder)).toEqual(['kite.png'])
})

describe('what the disk does is told with the handle, and leaves what was there before:', () => {
  test.each<[string, FsFailure, boolean]>([
    ['a full disk while it is written', { call: 'file.writeFile', code: 'ENOSPC' }, true],
    ['a quota while it is written', { call: 'file.writeFile', code: 'EDQUOT' }, true],
    ['a fault while it is written', { call: 'file.writeFile', code: 'EIO' }, false],
    ['a fault of the flush', { call: 'file.sync', code: 'EIO' }, false],
    ['a full disk at the flush', { call: 'file.sync', code: 'ENOSPC' }, true],
    ['a name that is refused at last', { call: 'rename', code: 'EACCES' }, false],
  ])('%s', async (_what, failure, retryable) => {
    const { asset, folder, watch } = await openWatched()
    await writeFile(join(folder, 'kite.png'), 'before')
    watch.fail(failure)
    const error = await rejection(asset.save(join(folder, 'kite.png')))
    expect(error).toMatchObject({ code: 'download', phase: 'download', retryable, handle: { ref: 't1' } })
    expect(error.message).toContain(failure.code)
    expect(error.message).toContain('nothing is generated anew')
    expect(await readdir(folder)).toEqual(['kite.png'])
    expect(await readFile(join(folder, 'kite.png'), 'utf8')).toBe('before')
  })

  test.each<[string, FsFailure, boolean]>([
    ['a full disk', { call: 'open', path: 'part$', code: 'ENOSPC' }, true],
    ['too many open files', { call: 'open', path: 'part$', code: 'EMFILE' }, true],
    ['a full disk that lets no folder be made', { call: 'mkdir', code: 'ENOSPC' }, true],
    ['a fault of the disk', { call: 'stat', code: 'EIO' }, false],
  ])('%s, before anything is fetched', async (_what, failure, retryable) => {
    const { asset, folder, vendor, watch } = await openWatched()
    watch.fail(failure)
    const error = await rejection(asset.save(join(folder, 'a/kite.png')))
    expect(error).toMatchObject({ code: 'download', retryable, handle: { ref: 't1' } })
    expect(vendor.connections()).toBe(0)
    expect((await namesIn(folder)).filter((name) => name !== 'a')).toEqual([])
  })

  test.each(['EROFS', 'EACCES', 'EPERM'])(
    'a place where nothing may be written (%s) is the path’s fault, told before anything is fetched',
    async (code) => {
      const { asset, folder, vendor, watch } = await openWatched()
      watch.fail({ call: 'open', path: 'part$', code })
      const error = await rejection(asset.save(join(folder, 'kite.png')))
      expect(error).toMatchObject({ code: 'invalid-input', phase: 'download', retryable: false })
      expect(error.message).toContain(join(folder, 'kite.png'))
      expect(vendor.connections()).toBe(0)
    },
  )
})
