import { appendFile, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { png } from '../../../test/asset-scene.js'
import { watchFs } from '../../../test/fs-preload.mjs'
import { growOld } from '../../../test/grow-old.js'
import { rejection } from '../../../test/rejection.js'
import { raw } from '../../../test/replies.js'
import { openResult } from '../../../test/result-scene.js'

const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(500, 3)])
const again = 'To save at the same place again'
const denied = raw('', { status: 403 })

/** A result of which the second file could not be saved, and whose vendor has it from now on. */
async function openIncomplete(options = {}) {
  const scene = await openResult([raw(png), denied])
  growOld()
  const place = join(scene.folder, 'kite-{n}')
  const error = await rejection(scene.result.save(place, options))
  scene.vendor.script('GET /files/1/', raw(jpeg))
  const fetched = (index: number) => scene.vendor.seen(`GET /files/${index}/`).length
  return { ...scene, place, error, fetched }
}

describe('a result of which a file is missing is saved there again, and only that is fetched,', () => {
  test('as the error says', async () => {
    const { result, place, error, fetched } = await openIncomplete()
    expect(error.message).toContain(again)
    expect((await result.save(place)).map(({ path }) => basename(path))).toEqual(['kite-1.png', 'kite-2.jpg'])
    expect([fetched(0), fetched(1)]).toEqual([1, 2])
  })

  test('by a resumed task', async () => {
    const scene = await openIncomplete()
    const resumed = await scene.again()
    expect(await resumed.save(scene.place)).toHaveLength(2)
    expect(scene.fetched(0)).toBe(1)
  })

  test('after it was saved elsewhere', async () => {
    const { result, folder, place, fetched } = await openIncomplete()
    await result.save(join(folder, 'other-{n}'))
    await result.save(place)
    expect(fetched(0)).toBe(2)
    expect(await readdir(folder)).toHaveLength(4)
  })

  test('after it could not be saved elsewhere either', async () => {
    const { result, folder, vendor, place, fetched } = await openIncomplete()
    vendor.script('GET /files/1/', denied)
    await rejection(result.save(join(folder, 'other-{n}')))
    vendor.script('GET /files/1/', raw(jpeg))
    await result.save(place)
    await result.save(join(folder, 'other-{n}'))
    expect(fetched(0)).toBe(2)
    expect(await readdir(folder)).toHaveLength(4)
  })

  test('where what is there may be replaced', async () => {
    const { result, place, fetched } = await openIncomplete({ overwrite: true })
    await result.save(place, { overwrite: true })
    expect(fetched(0)).toBe(1)
    await result.save(place, { overwrite: true })
    expect(fetched(0)).toBe(2)
  })

  test('without a task, by the same result', async () => {
    const { result, folder, vendor } = await openResult([raw(png), denied], { ref: null })
    growOld()
    await rejection(result.save(join(folder, 'kite')))
    vendor.script('GET /files/1/', raw(jpeg))
    await result.save(join(folder, 'kite'))
    expect(vendor.seen('GET /files/0/')).toHaveLength(1)
  })
})

describe('what is no longer as it was saved', () => {
  test.each([
    ['longer', (path: string) => appendFile(path, 'mine')],
    [
      'of the same length',
      async (path: string) => {
        await writeFile(path, Buffer.alloc(png.byteLength, 1))
        await utimes(path, 1, 1)
      },
    ],
  ])('is in the way (%s), and fetched anew where it may be replaced', async (_how, change) => {
    const { result, folder, place, fetched } = await openIncomplete()
    await change(join(folder, 'kite-1.png'))
    expect(await rejection(result.save(place))).toMatchObject({ code: 'invalid-input' })
    expect(await readFile(join(folder, 'kite-1.png'))).not.toEqual(png)
    await result.save(place, { overwrite: true })
    expect(await readFile(join(folder, 'kite-1.png'))).toEqual(png)
    expect(fetched(0)).toBe(2)
  })
})

describe('the advice to save again is not given', () => {
  test('where nothing was saved', async () => {
    const { result, folder } = await openResult([denied, denied])
    growOld()
    expect((await rejection(result.save(join(folder, 'kite')))).message).not.toContain(again)
  })

  test.each([
    ['may not be written', 'EACCES'],
    ['has nothing that can be written', 'EROFS'],
  ])('where a place %s', async (_what, code) => {
    const { result, folder } = await openResult([raw(png), raw(jpeg)])
    const watch = await watchFs({ under: folder, fail: [{ call: 'open', path: '.part$', code }] })
    onTestFinished(() => watch.stop())
    const error = await rejection(result.save(join(folder, 'kite')))
    expect(error.message).toContain(code)
    expect(error.message).not.toContain(again)
  })
})

test('whoever comes from another process is told what to do', async () => {
  const { error, folder, place } = await openIncomplete()
  expect(error.message).toContain('another process')
  // To this process, what another one saved is a file that is there.
  const other = await openResult([raw(png), raw(jpeg)], { ref: 't2' })
  const refused = await rejection(other.result.save(place))
  expect(refused.message).toContain(join(folder, 'kite-1.png'))
  expect(refused.message).toContain('overwrite: true')
})
