import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keepCollecting } from '../../test/collect-garbage.js'
import { stopClock } from '../../test/download-scene.js'
import { rejection } from '../../test/rejection.js'
import { json, stall } from '../../test/replies.js'
import { kite, openScene } from '../../test/scene.js'
import type { Reply } from '../../test/scripted-vendor.js'
import { readJson } from './answer.js'
import { Exchange } from './exchange.js'

/** Makes the clock that limits go by go faster. */
function hurry(times: number): void {
  const { now } = performance
  const beganAt = now.call(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => beganAt + (now.call(performance) - beganAt) * times)
  const wait = globalThis.setTimeout
  vi.stubGlobal('setTimeout', (act: (...given: unknown[]) => void, ms: number, ...given: unknown[]) =>
    wait(act, ms / times, ...given),
  )
}

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))

function atUsualSpeed(): void {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
}
afterEach(atUsualSpeed)

/** An answer of a byte now and then, without an end. */
const drip: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 5)
  response.on('close', () => clearInterval(timer))
}

describe.each([
  ['drips for ever', drip],
  ['never comes', stall()],
  ['stops in the middle', stall('{"state":')],
])('an answer that %s', (_what, reply) => {
  test('to a poll is given up, and the vendor is asked again', async () => {
    hurry(200)
    const garbage = keepCollecting()
    const { client, vendor } = await openScene({ timeoutMs: 36_000_000 })
    vendor.script('GET /tasks', reply, (response, request) => {
      // A slow machine has all the time for the good answer.
      atUsualSpeed()
      json({ state: 'succeeded', url: `${vendor.origin}/file` })(response, request)
    })
    await client.generate('acme/picture', kite)
    garbage.stop()
    expect(vendor.seen('GET /tasks')).toHaveLength(2)
  })

  test('to a start leaves a doubt, and its place is free for the next one', async () => {
    hurry(2_000)
    const garbage = keepCollecting()
    const { client, vendor } = await openScene({ limits: { concurrentTasks: 1 }, timeoutMs: 36_000_000 })
    vendor.script('POST /tasks', reply, json({ id: 't1' }))
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error.code).toBe('submission-uncertain')
    await client.submit('acme/picture', kite)
    garbage.stop()
    expect(vendor.seen('POST /tasks')).toHaveLength(2)
  })
})

describe('by the clock,', () => {
  /** A poll on its way, as the HTTP client tells of it. */
  function openPoll() {
    stopClock()
    const purpose = { phase: 'poll', onSent: () => {}, secrets: () => [] } as const
    const exchange = new Exchange(purpose, 'https://acme.example', false, readJson)
    const abort = vi.fn()
    exchange.onConnect(abort)
    return { exchange, abort, error: rejection(exchange.answer) }
  }

  test('an answer that drips is given up after a minute', async () => {
    const { exchange, abort, error } = openPoll()
    exchange.onHeaders(200, [])
    for (let second = 0; second < 58; second += 2) {
      vi.advanceTimersByTime(2_000)
      exchange.onData(Buffer.from(' '))
    }
    expect(abort).not.toHaveBeenCalled()
    vi.advanceTimersByTime(2_000)
    expect((await error).message).toContain('no complete answer within 60000 ms')
    expect(abort).toHaveBeenCalledOnce()
  })

  test('an answer that stops is given up after half a minute of silence', async () => {
    const { exchange, abort, error } = openPoll()
    vi.advanceTimersByTime(20_000)
    exchange.onHeaders(200, [])
    vi.advanceTimersByTime(29_000)
    expect(abort).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1_000)
    expect((await error).message).toContain('nothing came for 30000 ms')
  })
})
