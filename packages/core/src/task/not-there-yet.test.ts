import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { turnsUntil } from '../../test/download-scene.js'
import { rejection } from '../../test/rejection.js'
import { json, raw } from '../../test/replies.js'
import { kite, openScene } from '../../test/scene.js'
import type { Reply } from '../../test/scripted-vendor.js'
import { type ErrorCode, MediaplugError } from '../error/error.js'
import { saysUnknown } from './not-there-yet.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0.5))
afterEach(() => vi.restoreAllMocks())

const gone = { error: { code: 'gone', message: 'no such task' } }
const unknown: [string, Reply][] = [
  ['a code of its own', json(gone, { status: 404 })],
  ['a code of its own, all else being well', json(gone)],
  ['a status of its own', json({ state: 'expired', reason: 'no such task' })],
  ['a bare 404', raw('', { status: 404 })],
  ['a bare 410', raw('', { status: 410 })],
  ['a 400, for want of a better word', raw('', { status: 400 })],
]
const done: Reply = json({ state: 'succeeded', url: 'https://cdn.acme.example/a.png' })

/** A task that its vendor has accepted just now, or some time ago. The clock of the program stands. */
async function openNew(replies: Reply[], agoMs = 0) {
  const { vendor, client } = await openScene({ timeoutMs: 60_000 })
  vendor.script('GET /tasks', ...replies)
  const { handle } = await client.submit('acme/picture', kite)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  try {
    const submittedAt = new Date(Date.now() - agoMs).toISOString()
    const waiting = client.resume({ ...handle, submittedAt }).result()
    let isOver = false
    const end = (): void => {
      isOver = true
    }
    waiting.then(end, end)
    const from = performance.now()
    await turnsUntil(() => {
      vi.advanceTimersByTime(2)
      return isOver
    })
    const tookMs = performance.now() - from
    return { waiting, tookMs, polls: vendor.seen('GET /tasks').length }
  } finally {
    vi.useRealTimers()
  }
}

describe.each(unknown)(
  'a new task of which the vendor knows nothing, which it says by %s,',
  (_what, reply) => {
    test('is asked after again, and comes to its result', async () => {
      const { waiting, polls } = await openNew([reply, reply, reply, done])
      await expect(waiting).resolves.toMatchObject({ assets: [{ kind: 'image' }] })
      expect(polls).toBe(4)
    })

    test('and stays unknown is told so after some seconds, with few polls', async () => {
      const { waiting, polls, tookMs } = await openNew([reply])
      const error = await rejection(waiting)
      expect(error).toMatchObject({ retryable: false, handle: { ref: 't1' } })
      expect(tookMs).toBeGreaterThan(5_000)
      expect(tookMs).toBeLessThan(20_000)
      expect(polls).toBeGreaterThan(3)
      expect(polls).toBeLessThan(14)
    })

    test('is not waited for where it was accepted long ago', async () => {
      const { waiting, polls } = await openNew([reply, done], 60_000)
      await expect(rejection(waiting)).resolves.toMatchObject({ handle: { ref: 't1' } })
      expect(polls).toBe(1)
    })
  },
)

test('the clock of whoever accepted may be ahead: it is no more than a short grace', async () => {
  const { waiting, tookMs } = await openNew([json(gone, { status: 404 })], -3_600_000)
  await expect(rejection(waiting)).resolves.toMatchObject({ code: 'expired' })
  expect(tookMs).toBeLessThan(20_000)
})

test.each([
  ['failed', json({ state: 'failed', reason: 'no wind' })],
  ['canceled', json({ state: 'canceled', reason: 'by the user' })],
  ['not allowed', raw('', { status: 403 })],
])('a new task that is %s is told at once', async (_what, reply) => {
  const { waiting, polls } = await openNew([reply, done])
  await rejection(waiting)
  expect(polls).toBe(1)
})

describe('whether an answer means that the task is unknown', () => {
  const says = (code: ErrorCode, httpStatus?: number) =>
    saysUnknown(new MediaplugError(code, 'x', { httpStatus }))

  test.each([404, 410])('is told by the vendor’s %i, whatever it makes of it', (status) => {
    for (const code of ['vendor', 'expired', 'invalid-input', 'unknown-model', 'protocol'] as const)
      expect(says(code, status)).toBe(true)
  })

  test.each([404, 410])('is not told by the %i of a proxy, or of a file', (status) => {
    expect(says('network', status)).toBe(false)
    expect(says('download', status)).toBe(false)
  })

  test('is not told by a refusal to send', () => {
    expect(says('invalid-input')).toBe(false)
    expect(says('vendor', 500)).toBe(false)
  })
})

test('whoever gives up meanwhile is told what the vendor said', async () => {
  const { vendor, client } = await openScene()
  vendor.script('GET /tasks', json(gone, { status: 404 }))
  const task = await client.submit('acme/picture', kite)
  const stop = new AbortController()
  const waiting = rejection(task.result({ signal: stop.signal }))
  await expect.poll(() => vendor.seen('GET /tasks').length).toBeGreaterThan(1)
  stop.abort()
  const error = await waiting
  expect(error).toMatchObject({ code: 'aborted', handle: task.handle })
  expect(error.message).toContain('does not know the task yet: no such task')
})
