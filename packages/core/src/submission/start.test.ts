import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { after, json, raw, redirect, reset, resetWithin } from '../../test/replies.js'
import { kite, openScene, sceneAt, scriptSuccess } from '../../test/scene.js'
import { closedPort, openVendor, type ScriptedVendor } from '../../test/scripted-vendor.js'

const created = JSON.stringify({ id: 't1' })
const refusal = (code: string, status = 400) => json({ error: { code, message: code } }, { status })

/** Fixes the jitter, so that waits of seconds are short or known. */
const jitter = (share: number) => vi.spyOn(Math, 'random').mockReturnValue(share)

beforeEach(() => void jitter(0))
afterEach(() => vi.restoreAllMocks())

describe('a start whose fate is not known', () => {
  const fates = [
    ['the connection is reset after sending', reset],
    ['the connection is reset within the answer', resetWithin(created.slice(0, 4))],
    [
      'the answer is shorter than it says',
      resetWithin(created, { headers: { 'content-length': created.length + 1 } }),
    ],
    ['the answer is broken JSON', raw(created.slice(0, 4))],
    ['the answer is empty', raw('')],
    ['the envelope is not the one expected', json({ task: 't1' })],
    ['the reference is none', json({ id: 'with spaces' })],
    ['a gateway answers 502', raw('<html>Bad Gateway</html>', { status: 502 })],
    ['the vendor answers 503 and a time', json({}, { status: 503, headers: { 'retry-after': '0' } })],
    ['a gateway answers 504', json({}, { status: 504 })],
    ['the vendor answers 500', json({ detail: 'oops' }, { status: 500 })],
    ['the vendor answers 408', json({}, { status: 408 })],
    ['the vendor points elsewhere', redirect('/tasks/t1', 303)],
  ] as const

  test.each(fates)('is uncertain and sent once when %s', async (_fate, reply) => {
    const { client, vendor, journal } = await openScene()
    vendor.script('POST /tasks', reply)

    const error = await rejection(client.submit('acme/picture', kite))

    expect(error).toMatchObject({
      code: 'submission-uncertain',
      provider: 'acme',
      model: 'acme/picture',
      phase: 'start',
      retryable: false,
    })
    const [intent] = journal.records
    const [sent] = vendor.requests
    expect(error.submission).toEqual({
      id: intent?.type === 'intent' && intent.id,
      model: 'acme/picture',
      sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      idempotencyKey: JSON.parse(sent?.body ?? '').key,
    })
    expect(error.message).toContain('may have been accepted')
    expect(journal.types()).toEqual(['intent', 'uncertain'])
    expect(vendor.requests).toHaveLength(1)
  })

  test('tells what a reference must be when it is none', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', json({ id: 'with spaces' }))
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error.message).toContain('reference must be 1 to 512 printable ASCII characters')
  })

  test('is uncertain for a synchronous model as well', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /drawings', reset)
    const error = await rejection(client.generate('acme/drawing', kite))
    expect(error.code).toBe('submission-uncertain')
    expect(vendor.requests).toHaveLength(1)
  })

  test('stays the only one, however long the caller waits', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', reset)
    await rejection(client.generate('acme/picture', kite))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(vendor.requests).toHaveLength(1)
  })
})

describe('a start that the vendor provably did not accept', () => {
  test('is repeated while the connection is refused, and accepted once', async () => {
    jitter(0.1)
    const port = await closedPort()
    const { client, journal } = sceneAt(`http://127.0.0.1:${port}`)
    const submitted = client.submit('acme/picture', kite)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const vendor = await openVendor(port)
    scriptSuccess(vendor)

    const { handle } = await submitted
    expect(handle).toMatchObject({ v: 1, model: 'acme/picture', ref: 't1' })
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
    expect(journal.types()).toEqual(['intent', 'accepted'])
  })

  test('is given up as a network error when the connection is refused again and again', async () => {
    const { client, journal } = sceneAt(`http://127.0.0.1:${await closedPort()}`)
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error).toMatchObject({ code: 'network', phase: 'start', retryable: true })
    expect(error.submission).toBeUndefined()
    expect(error.message).toContain('Nothing was sent')
    expect(journal.records.at(-1)).toMatchObject({ type: 'refused', code: 'network' })
  })

  test('waits the whole Retry-After of a 429, and is accepted once', async () => {
    const { client, vendor, journal } = await openScene()
    const busy = json({}, { status: 429, headers: { 'retry-after': '0.2' } })
    vendor.script('POST /tasks', busy, busy, json({ id: 't1' }))

    await client.submit('acme/picture', kite)

    const [first, second, third] = vendor.seen('POST /tasks').map(({ at }) => at)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(199)
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(199)
    expect(vendor.requests).toHaveLength(3)
    expect(journal.types()).toEqual(['intent', 'accepted'])
  })

  test("waits the Retry-After of a refusal in the vendor's own words", async () => {
    const { client, vendor } = await openScene()
    const busy = json(
      { error: { code: 'busy', message: 'queue is full' } },
      { status: 400, headers: { 'retry-after': '0.2' } },
    )
    vendor.script('POST /tasks', busy, json({ id: 't1' }))
    await client.submit('acme/picture', kite)
    const [first, second] = vendor.requests.map(({ at }) => at)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(199)
  })

  test('carries the same idempotency key each time', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', refusal('busy'), refusal('busy'), json({ id: 't1' }))
    await client.submit('acme/picture', kite)
    const keys = vendor.requests.map(({ body }) => JSON.parse(body).key)
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
  })

  test("is repeated until accepted where the vendor's code says so, whatever the HTTP status", async () => {
    const { client, vendor } = await openScene()
    vendor.script(
      'POST /tasks',
      ...[200, 400, 503, 429, 200, 400].map((status) => refusal('busy', status)),
      json({ id: 't1' }),
    )
    await client.submit('acme/picture', kite)
    expect(vendor.requests).toHaveLength(7)
  })

  test.each([200, 400, 503])("is repeated where the vendor's own error of %i says so", async (status) => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', refusal('overload', status), json({ id: 't1' }))
    await client.submit('acme/picture', kite)
    expect(vendor.requests).toHaveLength(2)
  })

  test("is repeated once where the vendor's code says so, and then accepted", async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', refusal('hiccup'), json({ id: 't1' }))
    await client.submit('acme/picture', kite)
    expect(vendor.requests).toHaveLength(2)
  })

  test("is repeated once where the vendor's code says so, and no second time", async () => {
    const { client, vendor, journal } = await openScene()
    vendor.script('POST /tasks', refusal('hiccup'))
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error).toMatchObject({ code: 'rate-limit', vendorCode: 'hiccup' })
    expect(vendor.requests).toHaveLength(2)
    expect(journal.types()).toEqual(['intent', 'refused'])
  })

  test('is uncertain when a repetition meets an unknown fate', async () => {
    const { client, vendor, journal } = await openScene()
    vendor.script('POST /tasks', refusal('busy'), reset, json({ id: 't1' }))
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error.code).toBe('submission-uncertain')
    expect(vendor.requests).toHaveLength(2)
    expect(journal.types()).toEqual(['intent', 'uncertain'])
  })
})

describe('a start that the vendor refuses', () => {
  test.each([
    [400, 'invalid-input'],
    [401, 'auth'],
    [402, 'quota'],
    [403, 'auth'],
    [413, 'invalid-input'],
    [415, 'invalid-input'],
    [422, 'invalid-input'],
  ])('with %i is %s, sent once and journaled as refused', async (status, code) => {
    const { client, vendor, journal } = await openScene()
    vendor.script('POST /tasks', json({ detail: 'no' }, { status }))
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error).toMatchObject({ code, httpStatus: status, phase: 'start', retryable: false })
    expect(error.submission).toBeUndefined()
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
    expect(journal.types()).toEqual(['intent', 'refused'])
    expect(journal.records.at(-1)).toMatchObject({ type: 'refused', code })
  })

  test("in its own words gives the vendor's code and request id", async () => {
    const { client, vendor } = await openScene()
    const error = { code: 'bad-content', message: 'no kites', requestId: 'r-7' }
    vendor.script('POST /tasks', json({ error }, { status: 200 }))
    await expect(rejection(client.submit('acme/picture', kite))).resolves.toMatchObject({
      code: 'rejected',
      vendorCode: 'bad-content',
      requestId: 'r-7',
      message: expect.stringContaining('no kites'),
    })
    expect(vendor.requests).toHaveLength(1)
  })
})

describe('a start that is refused because our clock is wrong', () => {
  const hourAgo = new Date(Date.now() - 3_600_000).toUTCString()
  const skewed = json(
    { error: { code: 'clock-skew', message: 'signature expired' } },
    { headers: { date: hourAgo } },
  )
  const hoursAgo = ({ headers }: ScriptedVendor['requests'][number]) =>
    Math.round((Date.now() - Date.parse(String(headers['x-date']))) / 3_600_000)

  test('is repeated with the time of the answer, which later requests keep', async () => {
    const { client, vendor, journal } = await openScene()
    vendor.script('POST /tasks', skewed, json({ id: 't1' }))
    await client.submit('acme/picture', kite)
    await client.submit('acme/picture', kite)
    expect(vendor.seen('POST /tasks').map(hoursAgo)).toEqual([0, 1, 1])
    expect(journal.types()).toEqual(['intent', 'accepted', 'intent', 'accepted'])
  })

  test('is repeated once and no more', async () => {
    const { client, vendor, journal } = await openScene()
    vendor.script('POST /tasks', skewed)
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error).toMatchObject({ code: 'auth', vendorCode: 'clock-skew', retryable: false })
    expect(vendor.seen('POST /tasks')).toHaveLength(2)
    expect(journal.types()).toEqual(['intent', 'refused'])
  })

  test('is not repeated where the answer tells no other time', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', json({ error: { code: 'clock-skew', message: 'signature expired' } }))
    expect(await rejection(client.submit('acme/picture', kite))).toMatchObject({ code: 'auth' })
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
  })
})

test('a slow answer is waited for and not asked for twice', async () => {
  const { client, vendor } = await openScene()
  vendor.script('POST /tasks', after(300, json({ id: 't1' })))
  await client.submit('acme/picture', kite)
  expect(vendor.requests).toHaveLength(1)
})
