import { afterEach, expect, test, vi } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { json } from '../../test/replies.js'
import { openScene } from '../../test/scene.js'
import type { Reply } from '../../test/scripted-vendor.js'

const limitOf = AbortSignal.timeout
afterEach(() => vi.restoreAllMocks())

/** Makes time go faster for the limits of requests. */
const hurry = (times: number) =>
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => limitOf(ms / times))

/** An answer of a byte now and then, without an end. */
const drip: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(timer))
}

test('an answer to a poll that drips for ever is given up, and the vendor is asked again', async () => {
  hurry(100)
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const { client, vendor } = await openScene()
  vendor.script('GET /tasks', drip, json({ state: 'succeeded', url: `${vendor.origin}/file` }))
  await client.generate('acme/picture', { prompt: 'a kite' })
  expect(vendor.seen('GET /tasks')).toHaveLength(2)
})

test('an answer to a start that drips for ever leaves a doubt', async () => {
  hurry(1_000)
  const { client, vendor } = await openScene()
  vendor.script('POST /tasks', drip)
  const error = await rejection(client.submit('acme/picture', { prompt: 'a kite' }, { timeoutMs: 60_000 }))
  expect(error.code).toBe('submission-uncertain')
  expect(vendor.seen('POST /tasks')).toHaveLength(1)
})
