import { describe, expect, test } from 'vitest'
import { good, openScriptedVendor, refusal } from '../test/scripted-vendor.js'

const vendor = await openScriptedVendor()
const generate = () =>
  vendor.open().generate('volc-tos/image-to-image', { prompt: 'in ink', image: { object: 'cat.png' } })

describe('a wrong clock', () => {
  const hourAgo = () => new Date(Date.now() - 3_600_000)
  const skewed = () => refusal(403, 'RequestTimeTooSkewed', { date: hourAgo().toUTCString() })
  const dates = () =>
    vendor.requests.map(({ headers }) =>
      Date.parse(String(headers['x-tos-date']).replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z')),
    )

  test('is put right by the vendor’s, once, and the URL of the result goes by it', async () => {
    vendor.script(skewed(), good)
    const { assets } = await generate()
    const [first = 0, second = 0] = dates()
    expect(first - second).toBeGreaterThan(3_500_000)
    const expected = hourAgo().getTime() + 86_400_000
    expect(Math.abs((assets[0].expiresAt?.getTime() ?? 0) - expected)).toBeLessThan(30_000)
    const signatures = new Set(vendor.requests.map(({ headers }) => headers.authorization))
    expect(signatures.size).toBe(2)
  })

  test('that stays wrong is an error', async () => {
    vendor.script(skewed())
    await expect(generate()).rejects.toMatchObject({ code: 'auth', vendorCode: 'RequestTimeTooSkewed' })
    expect(vendor.requests.length).toBeLessThanOrEqual(2)
  })
})
