import { describe, expect, test } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { json, raw, reset, resetWithin, stall } from '../../test/replies.js'
import { closedPort, openVendor } from '../../test/scripted-vendor.js'
import { exchange } from './exchange.js'

const get = { method: 'GET', path: '/answer' } as const

/** Asks once and counts how often the transport says that nothing was sent. */
function ask(url: string, signal?: AbortSignal) {
  let unsent = 0
  const answer = exchange(new URL(url), get, {
    phase: 'poll',
    signal,
    secrets: ['sk-secret'],
    unsent: () => unsent++,
  })
  return { answer, unsent: () => unsent }
}

describe('an answer', () => {
  test.each([200, 201, 400, 404, 429, 500])('of status %i is read as JSON', async (status) => {
    const vendor = await openVendor()
    vendor.script('GET /answer', json({ 状态: '完成' }, { status, headers: { 'X-Request-Id': 'r-1' } }))
    await expect(ask(`${vendor.origin}/answer`).answer).resolves.toMatchObject({
      status,
      headers: { 'x-request-id': 'r-1', 'content-type': 'application/json' },
      body: { 状态: '完成' },
    })
  })

  test('that is bad and no JSON is given as text', async () => {
    const vendor = await openVendor()
    vendor.script('GET /answer', raw('<h1>Bad Gateway</h1>', { status: 502 }))
    await expect(ask(`${vendor.origin}/answer`).answer).resolves.toMatchObject({
      status: 502,
      body: '<h1>Bad Gateway</h1>',
    })
  })

  test('that is good and no JSON is a protocol error that quotes it without secrets', async () => {
    const vendor = await openVendor()
    vendor.script('GET /answer', raw('<h1>Hello sk-secret</h1>'))
    const error = await rejection(ask(`${vendor.origin}/answer`).answer)
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
    const error = await rejection(ask(`${vendor.origin}/answer`).answer)
    expect(error.code).toBe('protocol')
    expect(error.message).toContain('larger than')
    await closed
    expect(written).toBeLessThan(200)
  })

  test('of several headers of one name has them all', async () => {
    const vendor = await openVendor()
    vendor.script('GET /answer', json({}, { headers: { 'x-note': ['a', 'b'] } }))
    await expect(ask(`${vendor.origin}/answer`).answer).resolves.toMatchObject({
      headers: { 'x-note': 'a, b' },
    })
  })
})

describe('a connection', () => {
  test.each([
    ['refuses', async () => `http://127.0.0.1:${await closedPort()}`],
    ['has a name that nobody knows', async () => 'http://nowhere.invalid'],
  ])('that %s is a network error: nothing was sent', async (_fault, origin) => {
    const { answer, unsent } = ask(`${await origin()}/answer`)
    const error = await rejection(answer)
    expect(error).toMatchObject({ code: 'network', retryable: true })
    expect(error.message).toContain('Nothing was sent')
    expect(unsent()).toBe(1)
  })

  test.each([
    ['before the answer', reset],
    ['within the answer', resetWithin('{"state":', { headers: { 'content-length': 100 } })],
  ])('that breaks %s is a network error: something was sent', async (_when, reply) => {
    const vendor = await openVendor()
    vendor.script('GET /answer', reply)
    const { answer, unsent } = ask(`${vendor.origin}/answer`)
    const error = await rejection(answer)
    expect(error).toMatchObject({ code: 'network', retryable: true })
    expect(error.message).toContain('after the request was sent')
    expect(unsent()).toBe(0)
    expect(vendor.requests).toHaveLength(1)
  })

  test.each([
    ['nothing was answered', stall()],
    ['half was answered', stall('{"state":')],
  ])('is given up at once when %s and nobody needs it', async (_when, reply) => {
    const vendor = await openVendor()
    vendor.script('GET /answer', reply)
    const caller = new AbortController()
    setTimeout(() => caller.abort(), 50)
    const startedAt = performance.now()
    await expect(rejection(ask(`${vendor.origin}/answer`, caller.signal).answer)).resolves.toBeDefined()
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })
})
