import { describe, expect, test } from 'vitest'
import { picture, png, temporaryFolder } from '../../test/asset-scene.js'
import { rejection } from '../../test/rejection.js'
import { raw, redirect, resetWithin } from '../../test/replies.js'
import { openVendor } from '../../test/scripted-vendor.js'

const bearer = 'Bearer key-of-pictures'

/** A picture that needs the key, at a vendor. */
async function openScene() {
  const vendor = await openVendor()
  const asset = picture({ path: '/files/t1', query: { variant: 'large one' } }, vendor.origin)
  return { vendor, asset, folder: await temporaryFolder() }
}

describe('a file that needs the key', () => {
  test('is fetched below the base URL, authorized, and has no URL', async () => {
    const { vendor, asset, folder } = await openScene()
    vendor.script('GET /files', raw(png))
    const saved = await asset.save(`${folder}/kite`)
    expect(saved.size).toBe(png.byteLength)
    expect(asset.url).toBeUndefined()
    expect(JSON.parse(JSON.stringify(asset))).toEqual({ kind: 'image', mediaType: 'image/png' })
    expect(vendor.requests.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ['/files/t1?variant=large+one', bearer],
    ])
  })

  test('is resumed where it breaks, authorized anew', async () => {
    const { vendor, asset } = await openScene()
    const head = { headers: { 'content-length': png.byteLength, etag: '"1"' } }
    const range = `bytes 10-${png.byteLength - 1}/${png.byteLength}`
    const rest = { status: 206, headers: { etag: '"1"', 'content-range': range } }
    vendor.script('GET /files', resetWithin(png.subarray(0, 10), head), raw(png.subarray(10), rest))
    expect(Buffer.from(await asset.bytes()).equals(png)).toBe(true)
    expect(vendor.requests.map(({ headers }) => [headers.authorization, headers.range])).toEqual([
      [bearer, undefined],
      [bearer, 'bytes=10-'],
    ])
    const [first, second] = vendor.requests.map(({ headers }) => headers['x-date'])
    expect(first).not.toBe(second)
  })

  test('keeps the key on a redirect to the same origin', async () => {
    const { vendor, asset } = await openScene()
    vendor.script('GET /files', redirect('/moved'))
    vendor.script('GET /moved', raw(png))
    await asset.bytes()
    expect(vendor.seen('GET /moved').map(({ headers }) => headers.authorization)).toEqual([bearer])
  })

  test('is told as gone, and is as large as is allowed', async () => {
    const { vendor, asset } = await openScene()
    vendor.script('GET /files', raw('', { status: 404 }))
    expect(await rejection(asset.bytes())).toMatchObject({ code: 'expired', model: 'acme/picture' })
    vendor.script('GET /files', raw(png))
    expect((await rejection(asset.bytes({ maxBytes: 100 }))).message).toMatch('larger than 100 bytes')
  })

  test('does not lead out of the base URL', async () => {
    const { vendor } = await openScene()
    const astray = picture({ path: '/../admin' }, vendor.origin)
    expect((await rejection(astray.bytes())).code).toBe('invalid-input')
    expect(vendor.connections()).toBe(0)
  })
})
