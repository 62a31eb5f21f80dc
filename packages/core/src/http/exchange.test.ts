import { describe, expect, test, vi } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { json, raw, reset, resetWithin, stall } from '../../test/replies.js'
import { closedPort, openVendor } from '../../test/scripted-vendor.js'
import { readJson } from './answer.js'
import { connectionsTo } from './connections.js'
import { Exchange } from './exchange.js'

/** Asks once, and counts how often the vendor may have seen it. */
function ask(origin: string, path = '/answer') {
  const onSent = vi.fn()
  const purpose = { phase: 'poll', onSent, secrets: () => ['sk-secret'] } as const
  const exchange = new Exchange(purpose, origin, true, readJson)
  connectionsTo(origin).dispatch(false, { method: 'GET', path, headers: {}, body: null }, exchange)
  return { exchange, answer: exchange.answer, onSent }
}

describe('an answer', () => {
  test.each([200, 201, 400, 404, 429, 500])('of status %i is read as JSON', async (status) => {
    const vendor = await openVendor()
    vendor.script('GET /answer', json({ 状态: '完成' }, { status, headers: { 'X-Request-Id': 'r-1' } }))
    await expect(ask(vendor.origin).answer).resolves.toMatchObject({
      status,
      headers: { 'x-request-id': 'r-1', 'content-type': 'application/json' },
      body: { 状态: '完成' },
    })
  })

  test('in many pieces is read whole', async () => {
    const vendor = await openVendor()
    const text = '🪁'.repeat(300_000)
    vendor.script('GET /answer', json({ text }))
    await expect(ask(vendor.origin).answer).resolves.toMatchObject({ body: { text } })
  })

  test('that is bad and no JSON is given as text', async () => {
    const vendor = await openVendor()
    vendor.script('GET /answer', raw('<h1>Bad Gateway</h1>', { status: 502 }))
    await expect(ask(vendor.origin).answer).resolves.toMatchObject({
      status: 502,
      body: '<h1>Bad Gateway</h1>',
    })
  })

  test('that is good and no JSON is a protocol error that quotes it without secrets', async () => {
    const vendor = await openVendor()
    vendor.script('GET /answer', raw('<h1>Hello sk-secret</h1>'))
    const error = await rejection(ask(vendor.origin).answer)
    expect(error).toMatchObject({ code: 'protocol', httpStatus: 200, retryable: true })
    expect(error.message).toContain('<h1>Hello [hidden]</h1>')
  })

  test('without end is a protocol error, and the connection is closed', async () => {
    const vendor = await openVendor()
    const chunk = Buffer.alloc(1024 * 1024, ' ')
    let written = 0
    const closed = new Promise<void>((resolve) => {
      vendor.script('GET /answer', (response) => {
        const write = (): void => {
          while (!response.destroyed && written < 1024 && response.write(chunk)) written++
        }
        response.on('drain', write).on('close', resolve)
        write()
      })
    })
    const error = await rejection(ask(vendor.origin).answer)
    expect(error.code).toBe('protocol')
    expect(error.message).toContain('larger than')
    await closed
    expect(written).toBeLessThan(200)
  })

  test('of several headers of one name has them all', async () => {
    const vendor = await openVendor()
    vendor.script('GET /answer', json({}, { headers: { 'x-note': ['a', 'b'] } }))
    await expect(ask(vendor.origin).answer).resolves.toMatchObject({ headers: { 'x-note': 'a, b' } })
  })

  test('that news comes before is the one that counts', async () => {
    const vendor = await openVendor()
    vendor.script('GET /answer', (response, request) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload' })
      json({ done: true })(response, request)
    })
    await expect(ask(vendor.origin).answer).resolves.toMatchObject({ status: 200, body: { done: true } })
  })
})

describe('a connection', () => {
  test.each([
    ['refuses', async () => `http://127.0.0.1:${await closedPort()}`, true],
    ['has a name that nobody knows', async () => 'http://nowhere.invalid', false],
  ])('that %s is a network error: nothing was sent', async (_fault, origin, retryable) => {
    const { answer, onSent, exchange } = ask(await origin())
    const error = await rejection(answer)
    expect(error).toMatchObject({ code: 'network', retryable })
    expect(error.message).toContain('Nothing was sent')
    expect(exchange.isSent).toBe(false)
    expect(onSent).not.toHaveBeenCalled()
  })

  test('is not opened for a request that cannot be written', async () => {
    const vendor = await openVendor()
    const { answer, onSent } = ask(vendor.origin, '/a b')
    expect(await rejection(answer)).toMatchObject({ code: 'invalid-input' })
    expect(onSent).not.toHaveBeenCalled()
  })

  test.each([
    ['before the answer', reset],
    ['within the answer', resetWithin('{"state":', { headers: { 'content-length': 100 } })],
  ])('that breaks %s is a network error: something was sent', async (_when, reply) => {
    const vendor = await openVendor()
    vendor.script('GET /answer', reply)
    const { answer, onSent } = ask(vendor.origin)
    const error = await rejection(answer)
    expect(error).toMatchObject({ code: 'network', retryable: true })
    expect(error.message).toContain('after the request was sent')
    expect(onSent).toHaveBeenCalledOnce()
    expect(vendor.requests).toHaveLength(1)
  })

  test.each([
    ['nothing was answered', stall()],
    ['half was answered', stall('{"state":')],
  ])('is closed at once when %s and nobody needs it', async (_when, reply) => {
    const vendor = await openVendor()
    const closed = new Promise<void>((resolve) => {
      vendor.script('GET /answer', (response, request) => {
        response.on('close', resolve)
        reply(response, request)
      })
    })
    const { exchange, answer } = ask(vendor.origin)
    await vi.waitFor(() => expect(vendor.requests).toHaveLength(1))
    exchange.stop(new Error('enough'))
    await rejection(answer)
    await closed
  })

  test('that a request waits for is not used for it any more when nobody needs it', async () => {
    const vendor = await openVendor()
    vendor.script('GET /answer', stall())
    vendor.script('GET /late', json({}))
    const origin = vendor.origin
    const busy = Array.from({ length: 32 }, () => ask(origin))
    await vi.waitFor(() => expect(vendor.requests).toHaveLength(32))
    const late = ask(origin, '/late')
    late.exchange.stop(new Error('enough'))
    await expect(late.answer).rejects.toThrow('enough')
    for (const { exchange } of busy) exchange.stop(new Error('enough'))
    await Promise.all(busy.map(({ answer }) => rejection(answer)))
    await expect(ask(origin, '/late?now').answer).resolves.toMatchObject({ status: 200 })
    expect(late.onSent).not.toHaveBeenCalled()
    expect(vendor.seen('GET /late').map(({ path }) => path)).toEqual(['/late?now'])
  })
})
