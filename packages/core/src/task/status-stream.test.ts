import { expect, test, vi } from 'vitest'
import type { Output } from '../asset/output.js'
import type { Status } from '../contract/status.js'
import type { Awaitable } from './awaitable.js'
import { streamStatuses } from './status-stream.js'
import type { Waiter } from './waiter.js'

const preview = (byte: number) => ({ mediaType: 'image/png', bytes: new Uint8Array([byte]) })

test('of statuses that nobody has taken yet, the last preview alone is kept', async () => {
  const waiters: Waiter[] = []
  const awaited: Awaitable = {
    handle: undefined,
    add: (waiter) => void waiters.push(waiter),
    askNow: () => {},
  }
  const options = { awaited, options: {}, usualTimeoutMs: Number.POSITIVE_INFINITY, onDelivery: () => {} }
  const reader = streamStatuses(options).getReader()
  const first = reader.read()
  const tell = (status: Status<Output>): void => waiters[0]?.tell(status)
  await vi.waitFor(() => expect(waiters).toHaveLength(1))
  tell({ state: 'queued' })
  expect((await first).value).toEqual({ state: 'queued' })
  tell({ state: 'running', progress: 0.1, preview: preview(1) })
  tell({ state: 'running', progress: 0.2, preview: preview(2) })
  tell({ state: 'running', progress: 0.3 })
  tell({ state: 'failed', reason: 'no wind' })
  const left: unknown[] = []
  for (let next = await reader.read(); !next.done; next = await reader.read()) left.push(next.value)
  expect(left).toEqual([
    { state: 'running', progress: 0.1, preview: undefined },
    { state: 'running', progress: 0.2, preview: preview(2) },
    { state: 'running', progress: 0.3 },
    { state: 'failed', reason: 'no wind' },
  ])
})
