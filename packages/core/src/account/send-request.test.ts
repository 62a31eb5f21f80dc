import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { json, raw, redirect, reset, stall } from '../../test/replies.js'
import { apiKey, openScene } from '../../test/scene.js'
import { sendRequest } from './send-request.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

const put = { method: 'PUT', path: '/cat.png', body: new Uint8Array([1, 2, 3]) } as const

test('a request is sent with the credentials, and the headers of the answer come back', async () => {
  const { provider, vendor } = await openScene()
  vendor.script('PUT /cat.png', raw('', { headers: { etag: '"v1"' } }))
  const answer = await sendRequest(provider, put)
  expect(answer).toMatchObject({ status: 200, headers: { etag: '"v1"' }, body: undefined })
  expect(vendor.requests[0]?.headers.authorization).toBe(`Bearer ${apiKey}`)
})

test('it is repeated after faults that pass, and after a wrong clock, which is kept', async () => {
  const { provider, vendor } = await openScene()
  const date = new Date(Date.now() - 3_600_000).toUTCString()
  const skewed = json(
    { error: { code: 'clock-skew', message: 'expired' } },
    { status: 403, headers: { date } },
  )
  vendor.script('PUT /cat.png', reset, skewed, json({}, { status: 503 }), json({}))
  await sendRequest(provider, put)
  await sendRequest(provider, put)
  expect(vendor.requests).toHaveLength(5)
})

test('it is given up after five attempts', async () => {
  const { provider, vendor } = await openScene()
  vendor.script('PUT /cat.png', json({}, { status: 503 }))
  const error = await rejection(sendRequest(provider, put))
  expect(error).toMatchObject({ code: 'vendor', phase: 'input', provider: 'acme', httpStatus: 503 })
  expect(vendor.requests).toHaveLength(5)
})

test.each([
  ['a refusal', json({ error: { code: 'bad-content', message: 'no cats' } }), 'rejected'],
  ['an HTTP status that says no', raw('', { status: 404 }), 'vendor'],
  ['a redirect', redirect('https://evil.example/'), 'vendor'],
])('%s is an error at once', async (_what, reply, code) => {
  const { provider, vendor } = await openScene()
  vendor.script('PUT /cat.png', reply)
  expect(await rejection(sendRequest(provider, put))).toMatchObject({ code, phase: 'input' })
  expect(vendor.requests).toHaveLength(1)
})

test('a signal breaks it off', async () => {
  const { provider, vendor } = await openScene()
  vendor.script('PUT /cat.png', stall())
  const error = await rejection(sendRequest(provider, put, { signal: AbortSignal.timeout(50) }))
  expect(error).toMatchObject({ code: 'timeout', phase: 'input' })
})

test('no error shows a secret', async () => {
  const { provider, vendor } = await openScene()
  vendor.script('PUT /cat.png', raw(`no such key ${encodeURIComponent(apiKey)}`, { status: 403 }))
  const error = await rejection(sendRequest(provider, put))
  expect(error.code).toBe('auth')
  expect(error.message).not.toContain(apiKey)
})
