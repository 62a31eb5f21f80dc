import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openPicture, png } from '../../../test/asset-scene.js'
import { rejection } from '../../../test/rejection.js'
import { raw, stall } from '../../../test/replies.js'

describe('a name as long as the system allows can be saved:', () => {
  test.each([
    ['with its ending', `${'k'.repeat(251)}.png`, `${'k'.repeat(251)}.png`],
    ['before its ending is added', 'k'.repeat(251), `${'k'.repeat(251)}.png`],
    ['in letters of two bytes', `${'é'.repeat(125)}a.png`, `${'é'.repeat(125)}a.png`],
  ])('%s', async (_what, given, named) => {
    const { asset, folder } = await openPicture(raw(png))
    expect(await asset.save(join(folder, given))).toMatchObject({ path: join(folder, named) })
    expect(await readdir(folder)).toEqual([named])
  })
})

test('a name that is too long with the ending that the bytes tell is refused when they do, before the rest', async () => {
  const { asset, folder, vendor } = await openPicture(
    stall(Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8 '), Buffer.alloc(5_000)])),
  )
  const error = await rejection(asset.save(join(folder, 'k'.repeat(251))))
  expect(error).toMatchObject({ code: 'invalid-input', phase: 'download' })
  expect(error.message).toContain("'.webp'")
  expect(vendor.requests).toHaveLength(1)
  expect(await readdir(folder)).toEqual([])
})
