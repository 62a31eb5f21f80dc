import { describe, expect, test } from 'vitest'
import { accepted, openScriptedVendor } from '../test/scripted-vendor.js'

const vendor = await openScriptedVendor()
const client = vendor.open()
const submit = () => client.submit('mediaio/t2i-imagen-4', { prompt: 'a kite' })
const refusal = (code: unknown, msg: unknown = 'no luck') => ({ code, msg, data: {}, trace_id: 'trace-9' })

describe.each([
  { vendorCode: 374_004, code: 'auth' },
  { vendorCode: 490_505, code: 'quota' },
  { vendorCode: 490_000, code: 'invalid-input' },
  { vendorCode: 40_001, code: 'auth' },
  { vendorCode: 40_002, code: 'auth' },
])('$vendorCode', ({ vendorCode, code }) => {
  test.each([200, 400, 500])(`is ${code} with HTTP status %i, and is not repeated`, async (status) => {
    vendor.script({ status, body: refusal(vendorCode) })
    vendor.requests.length = 0
    await expect(submit()).rejects.toMatchObject({
      code,
      vendorCode,
      requestId: 'trace-9',
      httpStatus: status,
      phase: 'start',
      message: expect.stringContaining(`Media.io answers ${vendorCode} no luck`),
    })
    expect(vendor.requests.filter(({ path }) => path !== '/user/credits')).toHaveLength(1)
  })
})

test('a code is read as digits too, and without words or an id of the request', async () => {
  vendor.script({ body: { code: '374004', msg: null } })
  await expect(submit()).rejects.toMatchObject({ code: 'auth', vendorCode: 374_004 })
  vendor.script({ body: { code: 490_000, msg: { en: 'bad' }, trace_id: 17 } })
  await expect(submit()).rejects.toMatchObject({ code: 'invalid-input', requestId: '17' })
  vendor.script({ body: '{"code":490000,"trace_id":9007199254740993}' })
  await expect(submit()).rejects.toMatchObject({ requestId: '9007199254740993' })
})

test.each([
  { status: 200, code: 'vendor' },
  { status: 400, code: 'invalid-input' },
  { status: 401, code: 'auth' },
  { status: 402, code: 'quota' },
  { status: 403, code: 'auth' },
  { status: 422, code: 'invalid-input' },
])('another code with HTTP status $status is $code', async ({ status, code }) => {
  vendor.script({ status, body: refusal(999) })
  await expect(submit()).rejects.toMatchObject({ code, vendorCode: 999 })
})

test('too many requests are sent again until one is accepted', async () => {
  vendor.script({ status: 429, body: refusal(429), headers: { 'retry-after': '0' } }, accepted)
  await expect(submit()).resolves.toMatchObject({ handle: { ref: 'task-1' } })
})

describe('a create whose code stands beside the status of a task', () => {
  test.each([
    { vendorCode: 374_004, code: 'auth' },
    { vendorCode: 40_001, code: 'auth' },
    { vendorCode: 40_002, code: 'auth' },
    { vendorCode: 490_505, code: 'quota' },
    { vendorCode: 490_000, code: 'invalid-input' },
  ])('is refused with $vendorCode: nothing was accepted', async ({ vendorCode, code }) => {
    vendor.script({ body: { ...refusal(vendorCode), data: { task_id: '', status: 'failed' } } })
    await expect(submit()).rejects.toMatchObject({ code, vendorCode, requestId: 'trace-9' })
  })

  test('is uncertain with a code that nobody knows', async () => {
    vendor.script({ body: { ...refusal(999), data: { status: 'failed' } } })
    await expect(submit()).rejects.toMatchObject({ code: 'submission-uncertain', requestId: 'trace-9' })
  })

  test('has made a task where its id is there too, and the task tells the rest', async () => {
    vendor.script({ body: { ...refusal(490_000), data: { task_id: 'task-1', status: 'failed' } } })
    await expect(submit()).resolves.toMatchObject({ handle: { ref: 'task-1' } })
  })
})
