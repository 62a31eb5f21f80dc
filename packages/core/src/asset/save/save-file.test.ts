import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { saveFile } from './save-file.js'

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function* pieces(...chunks: readonly (Uint8Array | Error)[]) {
  for (const chunk of chunks) {
    if (chunk instanceof Error) throw chunk
    yield chunk
  }
}

describe('a saved file', () => {
  test('is there whole, in folders that are made for it', async () => {
    const path = join(folder, 'a', 'b', 'kite.png')
    const saved = await saveFile(path, pieces(png.subarray(0, 2), new Uint8Array(), png.subarray(2)), 'x/y')
    expect(saved).toEqual({ path, mediaType: 'image/png', size: png.byteLength })
    expect(new Uint8Array(await readFile(path))).toEqual(png)
    expect(await readdir(join(folder, 'a', 'b'))).toEqual(['kite.png'])
  })

  test.each([
    { given: 'kite', content: png, named: 'kite.png', mediaType: 'image/png' },
    { given: 'kite.jpg', content: png, named: 'kite.jpg', mediaType: 'image/png' },
    { given: 'kite', content: new Uint8Array([1]), named: 'kite', mediaType: 'application/octet-stream' },
    { given: 'kite', content: new Uint8Array(), named: 'kite', mediaType: 'application/octet-stream' },
  ])('given as $given is named $named and is $mediaType', async ({ given, content, named, mediaType }) => {
    const path = join(folder, named)
    expect(await saveFile(join(folder, given), pieces(content), 'x/y')).toEqual({
      path,
      mediaType,
      size: content.byteLength,
    })
    expect(await readdir(folder)).toEqual([named])
  })

  test('replaces one of its name', async () => {
    const path = join(folder, 'kite.png')
    await writeFile(path, 'a longer file that was there before')
    await saveFile(path, pieces(png), 'x/y')
    expect(new Uint8Array(await readFile(path))).toEqual(png)
  })

  test('may be one of many that are saved at once, in the same folder that is missing, under the same name', async () => {
    const path = join(folder, 'a', 'b', 'kite.png')
    await Promise.all(Array.from({ length: 20 }, () => saveFile(path, pieces(png), 'x/y')))
    expect(new Uint8Array(await readFile(path))).toEqual(png)
    expect(await readdir(join(folder, 'a', 'b'))).toEqual(['kite.png'])
  })

  test('may have a name as long as the system allows', async () => {
    const path = join(folder, `${'k'.repeat(240)}.png`)
    expect(await saveFile(path, pieces(png), 'x/y')).toHaveProperty('path', path)
  })
})

describe('a file that cannot be saved', () => {
  test('leaves nothing half-written, and what was there before as it was', async () => {
    const path = join(folder, 'kite.png')
    await writeFile(path, 'before')
    await expect(saveFile(path, pieces(png, new Error('the line broke')), 'x/y')).rejects.toThrow(
      'the line broke',
    )
    expect(await readdir(folder)).toEqual(['kite.png'])
    expect(await readFile(path, 'utf8')).toBe('before')
  })

  test('is one whose name has no room for every ending, where it is not known which comes', async () => {
    const read = vi.fn()
    async function* bytes() {
      read()
      yield png
    }
    const saving = saveFile(join(folder, 'k'.repeat(251)), bytes(), 'application/octet-stream')
    await expect(saving).rejects.toMatchObject({ code: 'invalid-input' })
    expect(read).not.toHaveBeenCalled()
    const { path } = await saveFile(join(folder, 'k'.repeat(250)), bytes(), 'application/octet-stream')
    expect(path).toBe(join(folder, `${'k'.repeat(250)}.png`))
  })

  test.each(['', 'kites/', 'kites\\'])('is one whose path %j names a folder', async (path) => {
    await expect(saveFile(path, pieces(png), 'x/y')).rejects.toMatchObject({ code: 'invalid-input' })
  })
})
