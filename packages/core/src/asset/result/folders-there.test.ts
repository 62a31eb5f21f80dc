import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mp4, png } from '../../../test/asset-scene.js'
import { rejection } from '../../../test/rejection.js'
import { raw } from '../../../test/replies.js'
import { openResult } from '../../../test/result-scene.js'

const flow = { language: 'mermaid', code: 'graph TD; a-->b' }

describe('a folder of the name that a file has without its ending', () => {
  test.each([
    ['an image', { kinds: ['image'] }, raw(png), 'kite.png'],
    ['a video', { kinds: ['video'] }, raw(mp4), 'kite.mp4'],
    ['a drawing', { kinds: ['vector'] }, raw('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'kite.svg'],
  ])('is not in the way of %s', async (_what, scene, reply, name) => {
    for (const overwrite of [undefined, false, true]) {
      const { result, folder } = await openResult([reply], scene)
      await mkdir(join(folder, 'kite-1'))
      const [saved] = await result.save(join(folder, 'kite-{n}'), { overwrite })
      expect(basename(saved?.path ?? '')).toBe(name.replace('kite', 'kite-1'))
    }
  })

  test('by a link neither', async () => {
    const { result, folder } = await openResult([raw(png)])
    await mkdir(join(folder, 'elsewhere'))
    await symlink(join(folder, 'elsewhere'), join(folder, 'kite-1'))
    expect(await result.save(join(folder, 'kite-{n}'))).toHaveLength(1)
  })

  test('nor of a source', async () => {
    const { result, folder } = await openResult([], { more: { source: flow } })
    await mkdir(join(folder, 'kite-1'))
    expect(await result.save(join(folder, 'kite-{n}'))).toHaveLength(1)
  })
})

describe('a folder of a name that a file may get', () => {
  test.each([
    ['kite-2.png', 'kite-{n}'],
    ['kite-1.jpg', 'kite-{n}'],
    ['kite-2.webp', 'kite'],
    ['kite-3.mmd', 'kite'],
    ['kite-1.png', 'kite-{n}.png'],
  ])('(%s) is told before anything is fetched, whatever may be replaced', async (name, pattern) => {
    for (const overwrite of [undefined, false, true]) {
      const { result, folder, vendor } = await openResult([raw(png), raw(png)], { more: { source: flow } })
      await mkdir(join(folder, name))
      const error = await rejection(result.save(join(folder, pattern), { overwrite }))
      expect(error).toMatchObject({ code: 'invalid-input', retryable: false, handle: { ref: 't1' } })
      expect(error.message).toContain(`'${join(folder, name)}' is a folder`)
      expect(error.message).not.toContain('overwrite')
      expect(vendor.requests).toHaveLength(0)
      expect(await readdir(folder)).toEqual([name])
    }
  })
})

test('a file that may be replaced is none that is in the way', async () => {
  const { result, folder } = await openResult([raw(png)])
  await writeFile(join(folder, 'kite-1'), 'old')
  await writeFile(join(folder, 'kite-1.png'), 'old')
  expect(await result.save(join(folder, 'kite-{n}'), { overwrite: true })).toHaveLength(1)
})
