import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { drip, half, openFile, size, stopClock, turnsUntil } from '../../test/download-scene.js'
import { rejection } from '../../test/rejection.js'
import { raw, stall } from '../../test/replies.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

const tomorrow = raw('', { status: 503, headers: { 'retry-after': '86400' } })
const announced = { headers: size }

describe('a limit on the time', () => {
  test.each([
    ['the server asks to come back tomorrow', tomorrow],
    ['nothing comes', stall()],
    ['the body stops', stall(half, announced)],
    ['the body keeps coming, though too slowly', drip],
  ])('ends a reading while %s', async (_what, reply) => {
    stopClock()
    const { read, vendor } = await openFile(reply)
    const ended = vi.fn()
    const error = rejection(read({ timeoutMs: 5_000 })).finally(ended)
    await turnsUntil(() => vendor.requests.length > 0)
    vi.advanceTimersByTime(4_999)
    expect(ended).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    await expect(error).resolves.toMatchObject({ code: 'timeout', phase: 'download' })
    expect((await error).message).toContain('not complete within 5000 ms')
    expect(vendor.requests).toHaveLength(1)
  })

  test('tells the last fault, which took the time', async () => {
    const { read } = await openFile(tomorrow)
    await expect(read({ timeoutMs: 2_000 })).rejects.toThrow('HTTP 503')
  })

  test('counts the time that the reader takes', async () => {
    stopClock()
    const { open } = await openFile(stall(half, announced))
    const pieces = open({ timeoutMs: 5_000 })
    await pieces.next()
    vi.advanceTimersByTime(5_000)
    await expect(rejection(pieces.next())).resolves.toMatchObject({ code: 'timeout' })
  })

  test('holds while a reading waits for a free connection', async () => {
    const { read, vendor } = await openFile(stall(half, announced))
    const others = new AbortController()
    const occupied = Array.from({ length: 16 }, () => read({ signal: others.signal }).catch(() => {}))
    await turnsUntil(() => vendor.requests.length === 16)

    await expect(rejection(read({ timeoutMs: 200 }))).resolves.toMatchObject({ code: 'timeout' })
    expect(vendor.requests).toHaveLength(16)

    others.abort()
    await Promise.all(occupied)
  })

  test('is one hour unless the caller sets another', async () => {
    stopClock()
    const { read, vendor } = await openFile(tomorrow)
    const ended = vi.fn()
    const error = rejection(read()).finally(ended)
    await turnsUntil(() => vendor.requests.length > 0)
    vi.advanceTimersByTime(3_599_999)
    await turnsUntil(() => true)
    expect(ended).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    await expect(error).resolves.toMatchObject({ code: 'timeout' })
  })
})
