import { beforeEach, expect, test } from 'vitest'
import { good, openScriptedVendor } from '../test/scripted-vendor.js'

const vendor = await openScriptedVendor()
const client = vendor.open()
beforeEach(() => {
  vendor.requests.length = 0
})

test.each([1250, 0, 12.5, '1250'])('the account has %j credits', async (credits) => {
  vendor.script(good({ credits }))
  await expect(client.account('mediaio').credits()).resolves.toBe(Number(credits))
  expect(vendor.requests).toEqual([
    { method: 'POST', path: '/user/credits', apiKey: 'very-secret-key', body: {} },
  ])
})

test.each([null, {}, { credits: null }, { credits: 'many' }])(
  'an answer without a number is an error: %o',
  async (data) => {
    vendor.script(good(data))
    await expect(client.account('mediaio').credits()).rejects.toMatchObject({
      code: 'protocol',
      requestId: 'trace-1',
    })
  },
)

test('a wrong key is an auth error', async () => {
  vendor.script({ body: { code: 40_001, msg: 'Invalid API key' } })
  await expect(client.account('mediaio').credits()).rejects.toMatchObject({
    code: 'auth',
    vendorCode: 40_001,
  })
})

test('a start for which the credits are not enough says how many are left', async () => {
  vendor.script({ body: { code: 490_505, msg: 'insufficient credits' } }, good({ credits: 3 }))
  await expect(client.submit('mediaio/t2i-imagen-4', { prompt: 'a kite' })).rejects.toMatchObject({
    code: 'quota',
    vendorCode: 490_505,
    creditsLeft: 3,
    message: expect.stringContaining('3'),
  })
  expect(vendor.requests.map(({ path }) => path)).toEqual([
    '/generation/imagen/t2i-imagen-4',
    '/user/credits',
  ])
})
