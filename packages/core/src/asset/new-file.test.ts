import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openPicture, picture, png } from '../../test/asset-scene.js'
import { stopClock, turnsUntil } from '../../test/download-scene.js'
import { rejection } from '../../test/rejection.js'
import { raw } from '../../test/replies.js'
import { openVendor, type Reply } from '../../test/scripted-vendor.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0.5))
afterEach(() => vi.restoreAllMocks())

/** A picture that its vendor told just now. The clock of the program stands. */
async function openNew(...replies: Reply[]) {
  stopClock()
  const vendor = await openVendor()
  vendor.script('GET /file', ...replies)
  const asset = picture({ url: `${vendor.origin}/file` }, vendor.origin, performance.now())
  /** Lets the time pass, a little whenever the vendor has been asked once more, or somebody waits for the time. */
  async function until(isOver: () => boolean): Promise<void> {
    await turnsUntil(() => {
      vi.advanceTimersByTime(2)
      return isOver()
    })
  }
  async function settled<T>(reading: Promise<T>): Promise<T> {
    let isOver = false
    const end = (): void => {
      isOver = true
    }
    reading.then(end, end)
    await until(() => isOver)
    return reading
  }
  return { vendor, asset, settled }
}

const missing: [string, Reply][] = [
  ['404', raw('', { status: 404 })],
  ['403, as by a store that lets nobody look around', raw('', { status: 403 })],
  ['425', raw('', { status: 425 })],
  ['202', raw('', { status: 202 })],
]

describe.each(missing)('a new file that the server answers with %s', (_status, reply) => {
  test('is asked for again, until it is there', async () => {
    const { asset, vendor, settled } = await openNew(reply, reply, reply, raw(png))
    expect(Buffer.compare(await settled(asset.bytes()), png)).toBe(0)
    expect(vendor.requests).toHaveLength(4)
  })
})

test('a new file that stays away is told so after some seconds', async () => {
  const { asset, vendor, settled } = await openNew(raw('', { status: 404 }))
  const from = performance.now()
  await expect(rejection(settled(asset.bytes()))).resolves.toMatchObject({ code: 'expired', httpStatus: 404 })
  expect(performance.now() - from).toBeGreaterThan(4_000)
  expect(performance.now() - from).toBeLessThan(12_000)
  expect(vendor.requests.length).toBeGreaterThan(3)
  expect(vendor.requests.length).toBeLessThan(12)
})

test.each([401, 410])('a new file that the server answers with %i is not waited for', async (status) => {
  const { asset, vendor, settled } = await openNew(raw('', { status }))
  await rejection(settled(asset.bytes()))
  expect(vendor.requests).toHaveLength(1)
})

test('a file that was read is there: when it is gone, it is gone', async () => {
  const { asset, vendor, settled } = await openNew(raw(png), raw('', { status: 404 }))
  await settled(asset.bytes())
  await expect(rejection(settled(asset.bytes()))).resolves.toMatchObject({ code: 'expired' })
  expect(vendor.requests).toHaveLength(2)
})

test('a file of which the vendor told long ago is not waited for', async () => {
  const { asset, vendor } = await openPicture(raw('', { status: 404 }), raw(png))
  await expect(rejection(asset.bytes())).resolves.toMatchObject({ code: 'expired' })
  expect(vendor.requests).toHaveLength(1)
})
