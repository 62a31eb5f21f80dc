import { mkdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { namesIn, png } from '../../../test/asset-scene.js'
import { rejection } from '../../../test/rejection.js'
import { raw } from '../../../test/replies.js'
import { openResult } from '../../../test/result-scene.js'

/** Has the process work in a folder until the test is over. */
function workIn(folder: string): void {
  const spy = vi.spyOn(process, 'cwd').mockReturnValue(folder)
  onTestFinished(() => spy.mockRestore())
}

const oddNames = ['{shop}', '{n}', '{model}', '{{cookie}}', '{', '}{', '{}', 'a{kind}b']

describe('a working directory is taken as it is called:', () => {
  test.each(oddNames)('%s', async (name) => {
    const { result, folder } = await openResult([raw(png)])
    const here = join(folder, name, 'deep')
    await mkdir(here, { recursive: true })
    workIn(here)
    for (const [where, path] of [
      ['kite', 'kite.png'],
      ['out/{model}-{n}', 'out/acme-picture-1.png'],
      ['./new/', /^new\/acme-picture-[\da-f]{10}\.png$/],
      ['../{kind}', '../image.png'],
      ['{kind}/../{n}', '1.png'],
      ['../../{kind}{n}', '../../image1.png'],
    ] as const) {
      const [saved] = await result.save(where)
      const shown = relative(here, saved?.path ?? '')
      if (typeof path === 'string') expect(shown).toBe(path)
      else expect(shown).toMatch(path)
    }
  })
})

describe('a path from the root', () => {
  test.each(oddNames)('has the folders that are there taken as they are: %s', async (name) => {
    const { result, folder } = await openResult([raw(png)])
    await mkdir(join(folder, name, name), { recursive: true })
    const [saved] = await result.save(join(folder, name, name, '{kind}/{n}'))
    expect(saved?.path).toBe(join(folder, name, name, 'image/1.png'))
  })

  test('has placeholders where no folder is', async () => {
    const { result, folder } = await openResult([raw(png)])
    await result.save(join(folder, '{kind}/{kind}/{n}'))
    expect(await namesIn(folder)).toContain(join('image', 'image', '1.png'))
  })
})

test('a folder that is called as a placeholder is one in a relative pattern', async () => {
  const { result, folder } = await openResult([raw(png)])
  await mkdir(join(folder, '{kind}'))
  workIn(folder)
  expect((await result.save('{kind}/{n}'))[0]?.path).toBe(join(folder, 'image/1.png'))
})

test('a working directory that is gone is told, and nothing is fetched', async () => {
  const { result, vendor } = await openResult([raw(png)])
  const missing = Object.assign(new Error('ENOENT: no such file or directory, uv_cwd'), { code: 'ENOENT' })
  const spy = vi.spyOn(process, 'cwd').mockImplementation(() => {
    throw missing
  })
  onTestFinished(() => spy.mockRestore())
  for (const where of ['kite', 'out/{n}', 'out/', '../x']) {
    const error = await rejection(result.save(where))
    expect(error).toMatchObject({ code: 'invalid-input', handle: { ref: 't1' } })
    expect(error.message).toContain(`'${where}'`)
  }
  expect(vendor.requests).toHaveLength(0)
})
