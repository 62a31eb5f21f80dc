import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPermits, type Permit } from './permits.js'

describe('permits', () => {
  test('are given in the order in which they were asked for', async () => {
    const permits = createPermits(1)
    const order: number[] = []
    const first = await permits.acquire()
    const others = [1, 2, 3].map(async (index) => {
      const permit = await permits.acquire()
      order.push(index)
      permit.release()
    })
    first.release()
    await Promise.all(others)
    expect(order).toEqual([1, 2, 3])
  })

  test('that are returned twice count once', async () => {
    const permits = createPermits(1)
    const permit = await permits.acquire()
    permit.release()
    permit.release()
    await permits.acquire()
    const waiting = permits.acquire(AbortSignal.timeout(1))
    expect(permits.contended()).toBe(true)
    await expect(waiting).rejects.toThrow()
  })

  test('are contended while somebody waits', async () => {
    const permits = createPermits(1)
    const permit = await permits.acquire()
    expect(permits.contended()).toBe(false)
    const waiting = permits.acquire()
    expect(permits.contended()).toBe(true)
    permit.release()
    await waiting
    expect(permits.contended()).toBe(false)
  })

  test('are not for whom has stopped waiting', async () => {
    const permits = createPermits(1)
    const stop = new AbortController()
    const permit = await permits.acquire()
    const gone = permits.acquire(stop.signal)
    const next = permits.acquire()
    stop.abort('enough')
    await expect(gone).rejects.toBe('enough')
    permit.release()
    await expect(next).resolves.toHaveProperty('release')
    await expect(permits.acquire(AbortSignal.abort('early'))).rejects.toBe('early')
  })

  test('are not given to whom asks in the very turn in which another was promised one', async () => {
    const permits = createPermits(1)
    const permit = await permits.acquire()
    const promised = permits.acquire()
    permit.release()
    expect(permits.isFree()).toBe(false)
    const later = permits.acquire()
    ;(await promised).release()
    await later
    expect(permits.held.size).toBe(1)
  })

  test('are taken for a task that is at the vendor already, be it over the limit, and count', async () => {
    const permits = createPermits(2)
    const [resumed, ...others] = [permits.take(), permits.take(), permits.take()]
    const waiting = permits.acquire()
    resumed.release()
    others[0]?.release()
    await waiting
    expect(permits.held.size).toBe(2)
    expect(permits.contended()).toBe(false)
  })

  test('never exceed the limit, and none is lost, whoever asks, returns or gives up', async () => {
    const acts = fc.array(fc.constantFrom('ask', 'return', 'return twice', 'give up'), { maxLength: 80 })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), acts, async (limit, all) => {
        const permits = createPermits(limit)
        const held: Permit[] = []
        const waiting: AbortController[] = []
        const ask = () => {
          const stop = new AbortController()
          waiting.push(stop)
          permits
            .acquire(stop.signal)
            .then((permit) => held.push(permit))
            .catch(() => {})
            .finally(() => waiting.splice(waiting.indexOf(stop), 1))
        }
        for (const act of all) {
          if (act === 'ask') ask()
          else if (act === 'give up') waiting.at(0)?.abort()
          else {
            const permit = held.shift()
            permit?.release()
            if (act === 'return twice') permit?.release()
          }
          await new Promise(setImmediate)
          expect(held.length).toBeLessThanOrEqual(limit)
          if (waiting.length > 0) expect(held).toHaveLength(limit)
          expect(permits.contended()).toBe(waiting.length > 0)
        }
      }),
      { numRuns: 50 },
    )
  })
})
