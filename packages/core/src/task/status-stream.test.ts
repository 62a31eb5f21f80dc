import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Output } from '../asset/output.js'
import type { Status } from '../contract/status.js'
import type { Awaitable } from './awaitable.js'
import { streamStatuses } from './status-stream.js'
import type { Waiter } from './waiter.js'

const unhandled = vi.fn()

beforeEach(() => void process.on('unhandledRejection', unhandled))
afterEach(async () => {
  await new Promise(setImmediate)
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})

const preview = (byte: number) => ({ mediaType: 'image/png', bytes: new Uint8Array([byte]) })

/** A stream of the statuses that a test tells. */
function openStream() {
  const waiters: Waiter[] = []
  const awaited: Awaitable = {
    handle: undefined,
    add: (waiter) => void waiters.push(waiter),
    askNow: () => {},
  }
  const onDelivery = vi.fn()
  const options = { awaited, options: {}, usualTimeoutMs: Number.POSITIVE_INFINITY, onDelivery }
  const stream = streamStatuses(options)
  return {
    waiters,
    onDelivery,
    stream,
    tell: (status: Status<Output>): void => waiters[0]?.tell(status),
    fail: (error: Error): void => waiters[0]?.fail(error),
  }
}

/** A reader whose first status, told by the test, is on its way. */
async function openReader() {
  const opened = openStream()
  const reader = opened.stream.getReader()
  const first = reader.read()
  await vi.waitFor(() => expect(opened.waiters).toHaveLength(1))
  return { ...opened, reader, first }
}

test('nothing is waited for before the first status is asked for, and nothing where the reader goes away', async () => {
  const { stream, waiters } = openStream()
  await new Promise(setImmediate)
  expect(waiters).toEqual([])
  await stream.cancel()
  expect(waiters).toEqual([])
})

test('a status that is kept is given at once, and the end counts as delivered when it is taken', async () => {
  const { reader, first, tell, waiters, onDelivery } = await openReader()
  tell({ state: 'queued' })
  tell({ state: 'running' })
  expect((await first).value).toEqual({ state: 'queued' })
  expect((await reader.read()).value).toEqual({ state: 'running' })
  const last = { state: 'failed', reason: 'no wind' } as const
  tell(last)
  expect(onDelivery).not.toHaveBeenCalled()
  expect((await reader.read()).value).toEqual(last)
  expect((await reader.read()).done).toBe(true)
  expect(onDelivery.mock.calls).toEqual([[last]])
  expect(waiters).toHaveLength(1)
})

test('a failure while nobody reads is told to whoever reads next, when what is kept was given', async () => {
  const { reader, first, tell, fail } = await openReader()
  tell({ state: 'queued' })
  tell({ state: 'running' })
  await first
  fail(new Error('no more'))
  await new Promise(setImmediate)
  expect((await reader.read()).value).toEqual({ state: 'running' })
  await expect(reader.read()).rejects.toThrow('no more')
})

test('of statuses that nobody has taken yet, the last preview alone is kept', async () => {
  const { reader, first, tell } = await openReader()
  tell({ state: 'queued' })
  expect((await first).value).toEqual({ state: 'queued' })
  tell({ state: 'queued', position: 1 })
  tell({ state: 'running', progress: 0.1, preview: preview(1) })
  tell({ state: 'running', progress: 0.2, preview: preview(2) })
  tell({ state: 'running', progress: 0.3, preview: undefined })
  tell({ state: 'failed', reason: 'no wind' })
  const left: unknown[] = []
  for (let next = await reader.read(); !next.done; next = await reader.read()) left.push(next.value)
  expect(left).toStrictEqual([
    { state: 'queued', position: 1 },
    { state: 'running', progress: 0.1, preview: undefined },
    { state: 'running', progress: 0.2, preview: preview(2) },
    { state: 'running', progress: 0.3, preview: undefined },
    { state: 'failed', reason: 'no wind' },
  ])
})
