import { writeFileSync } from 'node:fs'
import { readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { mp4, png } from '../../../test/asset-scene.js'
import { watchFs } from '../../../test/fs-preload.mjs'
import { growOld } from '../../../test/grow-old.js'
import { rejection } from '../../../test/rejection.js'
import { raw } from '../../../test/replies.js'
import { openResult } from '../../../test/result-scene.js'

const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(500, 3)])

/** Two pictures of one result. */
async function openPair() {
  const { result, ...scene } = await openResult([raw(png), raw(jpeg)])
  const [one, two] = result.assets
  if (!one || !two) throw new Error('there are two')
  return { ...scene, one, two }
}

describe('an asset does not replace what this process has saved for another', () => {
  test('after it, and nothing is fetched', async () => {
    const { one, two, folder, vendor } = await openPair()
    const path = join(folder, 'kite.png')
    await one.save(path)
    const error = await rejection(two.save(path))
    expect(error).toMatchObject({ code: 'invalid-input', retryable: false, handle: { ref: 't1' } })
    expect(error.message).toContain(`'${path}' was saved by this process before`)
    expect(error.message).toContain('result.save(')
    expect(error.message).toContain('overwrite: true')
    expect(vendor.seen('GET /files/1/')).toHaveLength(0)
    expect(await readFile(path)).toEqual(png)
  })

  test('at the same time', async () => {
    const { one, two, folder } = await openPair()
    const path = join(folder, 'kite.png')
    const outcomes = await Promise.allSettled([one.save(path), two.save(path)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await readdir(folder)).toEqual(['kite.png'])
  })

  test('with the ending that is added, by a link, or by another way to write the path', async () => {
    const { one, two, folder } = await openPair()
    await one.save(join(folder, 'kite.jpg'))
    await symlink(join(folder, 'kite.jpg'), join(folder, 'link.jpg'))
    await symlink(folder, join(folder, 'here'))
    for (const path of ['kite', 'link.jpg', 'here/kite.jpg', 'here/../kite.jpg']) {
      expect(await rejection(two.save(join(folder, path)))).toMatchObject({ code: 'invalid-input' })
    }
    expect(await readFile(join(folder, 'kite.jpg'))).toEqual(png)
  })

  test('where it was changed since', async () => {
    const { one, two, folder } = await openPair()
    const path = join(folder, 'kite.png')
    await one.save(path)
    await writeFile(path, 'retouched')
    expect(await rejection(two.save(path))).toMatchObject({ code: 'invalid-input' })
    expect(await readFile(path, 'utf8')).toBe('retouched')
  })

  test('of another result, by whatever function', async () => {
    const { one, folder } = await openPair()
    const other = await openResult([raw(jpeg)], { ref: 't2' })
    await one.save(join(folder, 'kite.png'))
    expect(await rejection(other.result.save(join(folder, 'kite')))).toMatchObject({ code: 'invalid-input' })
    await other.result.save(join(folder, 'other'))
    expect(await rejection(one.save(join(folder, 'other.jpg')))).toMatchObject({ code: 'invalid-input' })
  })
})

describe('an asset replaces', () => {
  test('itself, also where its task is resumed, and at the same time', async () => {
    const { result, again, folder } = await openResult([raw(png)])
    const path = join(folder, 'kite')
    await Promise.all([result.assets[0]?.save(path), result.assets[0]?.save(path)])
    const resumed = await again()
    expect(await resumed.assets[0]?.save(path)).toMatchObject({ path: `${path}.png` })
  })

  test('what this process did not save, as ever', async () => {
    const { one, folder } = await openPair()
    await writeFile(join(folder, 'kite.png'), 'old')
    await one.save(join(folder, 'kite'))
    expect(await readFile(join(folder, 'kite.png'))).toEqual(png)
  })

  test('anything where it is to, and nothing where it is not', async () => {
    const { one, two, folder, vendor } = await openPair()
    const path = join(folder, 'kite.png')
    await one.save(path)
    await two.save(path, { overwrite: true })
    expect(await readFile(path)).toEqual(jpeg)
    await writeFile(join(folder, 'mine.png'), 'mine')
    const before = vendor.requests.length
    const error = await rejection(one.save(join(folder, 'mine.png'), { overwrite: false }))
    expect(error.message).toContain('is there already')
    expect(vendor.requests).toHaveLength(before)
  })

  test('no other where both have endings of their own', async () => {
    const { result, folder } = await openResult([raw(png), raw(mp4)], { kinds: ['image', 'video'] })
    await Promise.all(result.assets.map((asset) => asset.save(join(folder, 'kite'))))
    expect(await readdir(folder)).toEqual(['kite.mp4', 'kite.png'])
  })

  test('what is gone: its place is free', async () => {
    const { one, two, folder } = await openPair()
    const path = join(folder, 'kite.png')
    await one.save(path)
    await rm(path)
    await two.save(path)
    expect(await readFile(path)).toEqual(jpeg)
  })
})

test('a place is free again when what was to be saved there failed', async () => {
  const { result, folder } = await openResult([raw('', { status: 404 }), raw(png)])
  growOld()
  const path = join(folder, 'kite')
  await rejection(result.assets[0]?.save(path) ?? Promise.resolve())
  await result.assets[1]?.save(path)
  expect(await readdir(folder)).toEqual(['kite.png'])
})

test('a file that is made meanwhile is not replaced where nothing is to be', async () => {
  let serve = (): void => {}
  const { result, folder, vendor } = await openResult([
    (response, request) => {
      serve = () => raw(png)(response, request)
    },
  ])
  const path = join(folder, 'kite.png')
  const saving = rejection(result.assets[0]?.save(path, { overwrite: false }) ?? Promise.resolve())
  await vi.waitFor(() => expect(vendor.requests).toHaveLength(1))
  await writeFile(path, 'mine')
  serve()
  expect((await saving).message).toContain('made by somebody else meanwhile')
  expect(await readFile(path, 'utf8')).toBe('mine')
  expect(await readdir(folder)).toEqual(['kite.png'])
})

describe('on a disk that gives a file no second name', () => {
  test.each(['EPERM', 'ENOTSUP', 'ENOSYS'])('(%s) a new file is saved all the same', async (code) => {
    const { result, folder } = await openResult([raw(png)])
    const watch = await watchFs({ under: folder, fail: [{ call: 'link', code }] })
    onTestFinished(() => watch.stop())
    await result.save(join(folder, 'kite'))
    expect(await readFile(join(folder, 'kite.png'))).toEqual(png)
    expect(await readdir(folder)).toEqual(['kite.png'])
  })

  test('what appears meanwhile is not replaced either', async () => {
    const { result, folder } = await openResult([raw(png)])
    const watch = await watchFs({ under: folder, fail: [{ call: 'link', code: 'EPERM' }] })
    onTestFinished(() => watch.stop())
    watch.before({ call: 'open', path: 'kite.png$' }, () => writeFileSync(join(folder, 'kite.png'), 'mine'))
    expect(await rejection(result.save(join(folder, 'kite')))).toMatchObject({ code: 'invalid-input' })
    expect(await readFile(join(folder, 'kite.png'), 'utf8')).toBe('mine')
    expect(await readdir(folder)).toEqual(['kite.png'])
  })

  test('nothing is left of one that cannot take its name', async () => {
    const { result, folder } = await openResult([raw(png)])
    const fail = [
      { call: 'link', code: 'EPERM' },
      { call: 'rename', code: 'ENOSPC' },
    ]
    const watch = await watchFs({ under: folder, fail })
    onTestFinished(() => watch.stop())
    expect(await rejection(result.save(join(folder, 'kite')))).toMatchObject({ code: 'download' })
    expect(await readdir(folder)).toEqual([])
  })
})
