import { createClient } from '@mediaplug/core'
import { expect, test } from 'vitest'
import { good, openScriptedVendor } from '../test/scripted-vendor.js'
import { tomoviee } from './index.js'

const vendor = await openScriptedVendor()
const client = createClient({
  providers: [tomoviee({ appKey: 'key', appSecret: 'very-secret', baseUrl: vendor.baseUrl })],
  pacing: () => 10,
  timeoutMs: 10_000,
})
const submit = () => client.submit('tomoviee/text-to-speech', { text: 'hello' })
const refusal = (code: number) => ({ code, msg: 'no luck', data: null })

test.each([
  { status: 400, code: 'invalid-input' },
  { status: 401, code: 'auth' },
  { status: 403, code: 'auth' },
  { status: 413, code: 'invalid-input' },
  { status: 422, code: 'invalid-input' },
  { status: 200, code: 'vendor' },
])(
  'an error with HTTP status $status is $code, with the vendor’s code and words',
  async ({ status, code }) => {
    vendor.script({ status, body: refusal(680_123) })
    await expect(submit()).rejects.toMatchObject({
      code,
      httpStatus: status,
      vendorCode: 680_123,
      phase: 'start',
      message: expect.stringContaining('Tomoviee answers 680123 no luck'),
    })
  },
)

test.each([
  { status: 400, code: 'invalid-input' },
  { status: 401, code: 'auth' },
  { status: 413, code: 'invalid-input' },
  { status: 422, code: 'invalid-input' },
])('an error with HTTP status $status and no word of the vendor is $code', async ({ status, code }) => {
  vendor.script({ status, body: 'a page of a gateway' })
  await expect(submit()).rejects.toMatchObject({ code, httpStatus: status })
})

test('too many requests are sent again until one is accepted', async () => {
  vendor.script({ status: 429, body: refusal(680_429) }, good({ task_id: 't1' }))
  await expect(submit()).resolves.toMatchObject({ handle: { ref: 't1' } })
})

test('an error that repeats the credentials does not give them away', async () => {
  vendor.script({ status: 400, body: { code: 680_001, msg: 'bad secret very-secret', data: null } })
  await expect(submit()).rejects.toMatchObject({ message: expect.not.stringContaining('very-secret') })
})

test.each([
  ['without data', { code: 680_123, msg: 'no luck' }],
  ['with its code as a text', { code: '680123', msg: 'no luck' }],
])('an error %s is read all the same', async (_form, body) => {
  vendor.script({ body })
  await expect(submit()).rejects.toMatchObject({ code: 'vendor', vendorCode: 680_123 })
})
