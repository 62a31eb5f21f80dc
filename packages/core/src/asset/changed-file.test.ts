import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openPicture, png } from '../../test/asset-scene.js'
import { collect } from '../../test/collect.js'
import { rejection } from '../../test/rejection.js'
import { raw, resetWithin } from '../../test/replies.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

/** The beginning of a version. */
const begun = (etag: string) =>
  resetWithin(png.subarray(0, 2_000), { headers: { 'content-length': png.byteLength, etag } })
const second = Buffer.concat([png, Buffer.from('the second version')])
const whole = raw(second, { headers: { 'content-length': second.byteLength, etag: '"v2"' } })

describe('a file that changes while it is fetched', () => {
  test('is saved anew, from its beginning', async () => {
    const { asset, folder } = await openPicture(begun('"v1"'), whole)
    const { path, size } = await asset.save(join(folder, 'kite'))
    expect(size).toBe(second.byteLength)
    await expect(readFile(path)).resolves.toEqual(second)
    await expect(readdir(folder)).resolves.toEqual(['kite.png'])
  })

  test('is read anew', async () => {
    const { asset } = await openPicture(begun('"v1"'), whole)
    await expect(asset.bytes()).resolves.toEqual(second)
  })

  test('and changes again is read anew three times', async () => {
    const versions = ['"v1"', '"v2"', '"v3"', '"v4"', '"v5"', '"v6"'].map(begun)
    const { asset, vendor } = await openPicture(...versions, whole)
    await expect(asset.bytes()).resolves.toEqual(second)
    expect(vendor.requests.length).toBeGreaterThan(6)
  })

  test('for ever is given up, without a file', async () => {
    let version = 0
    const { asset, folder, vendor } = await openPicture((response, request) => {
      begun(`"v${version++}"`)(response, request)
    })
    const error = await rejection(asset.save(join(folder, 'kite')))
    expect(error).toMatchObject({ code: 'download', retryable: true, handle: { ref: 't1' } })
    expect(error.message).toContain('changed')
    expect(vendor.requests).toHaveLength(8)
    await expect(readdir(folder)).resolves.toEqual([])
  })

  test('ends a stream, of which pieces were handed out', async () => {
    const { asset, vendor } = await openPicture(begun('"v1"'), whole)
    const error = await rejection(collect(asset.stream()))
    expect(error).toMatchObject({ code: 'download', retryable: true, handle: { ref: 't1' } })
    expect(error.message).toContain('changed')
    expect(vendor.requests).toHaveLength(2)
  })

  test('has no more time than it was given, whatever it takes', async () => {
    const { asset } = await openPicture(begun('"v1"'), whole)
    vi.spyOn(Math, 'random').mockReturnValue(1)
    await expect(rejection(asset.bytes({ timeoutMs: 200 }))).resolves.toMatchObject({
      code: expect.stringMatching(/^(download|timeout)$/),
    })
  })
})
