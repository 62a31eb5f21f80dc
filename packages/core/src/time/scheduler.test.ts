import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { schedule, type Timed, unschedule } from './scheduler.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const timed = (due: () => void): Timed => ({ dueAt: 0, heapIndex: -1, due })

/** A connection to a server of this process that does something with its end of it. */
async function connectedTo(serve: (socket: Socket) => void): Promise<Socket> {
  const server = createServer((socket) => {
    serve(socket)
    socket.on('close', () => server.close())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

/** Entries that note when they were due. */
function entries(count: number) {
  const calls: { index: number; at: number }[] = []
  const all = Array.from({ length: count }, (_, index) =>
    timed(() => calls.push({ index, at: performance.now() })),
  )
  return { all, calls }
}

describe('an entry', () => {
  test('is called once, when its time has come', () => {
    const due = vi.fn()
    schedule(timed(due), performance.now() + 10)
    vi.advanceTimersByTime(9)
    expect(due).not.toHaveBeenCalled()
    vi.advanceTimersByTime(100)
    expect(due).toHaveBeenCalledOnce()
  })

  test('that is due already is called with the next turn, never at once', () => {
    const due = vi.fn()
    schedule(timed(due), performance.now() - 10)
    expect(due).not.toHaveBeenCalled()
    vi.advanceTimersByTime(0)
    expect(due).toHaveBeenCalledOnce()
  })

  test('that is scheduled again is moved', () => {
    const due = vi.fn()
    const entry = timed(due)
    schedule(entry, performance.now() + 10)
    schedule(entry, performance.now() + 1_000)
    vi.advanceTimersByTime(999)
    expect(due).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(due).toHaveBeenCalledOnce()
  })

  test('may schedule itself again when it is due', () => {
    let calls = 0
    const entry = timed(() => {
      calls++
      if (calls < 3) schedule(entry, performance.now() + 10)
    })
    schedule(entry, performance.now() + 10)
    vi.advanceTimersByTime(1_000)
    expect(calls).toBe(3)
  })

  test('may take another back that is due at the same time', () => {
    const never = vi.fn()
    const at = performance.now() + 10
    const second = timed(never)
    schedule(
      timed(() => unschedule(second)),
      at,
    )
    schedule(second, at)
    vi.advanceTimersByTime(1_000)
    expect(never).not.toHaveBeenCalled()
  })

  test('further away than the longest timer is called at its time', () => {
    const due = vi.fn()
    const fortyDaysMs = 40 * 86_400_000
    schedule(timed(due), performance.now() + fortyDaysMs)
    vi.advanceTimersByTime(fortyDaysMs - 1)
    expect(due).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(due).toHaveBeenCalledOnce()
  })

  test('that is not scheduled can be taken back without harm', () => {
    const due = vi.fn()
    const other = timed(due)
    schedule(other, performance.now() + 1)
    unschedule(timed(() => {}))
    vi.advanceTimersByTime(1)
    expect(due).toHaveBeenCalledOnce()
    expect(() => unschedule(other)).not.toThrow()
  })
})

test('any number of entries cost one timer, and none when the last is taken back', () => {
  const { all } = entries(1_000)
  for (const [index, entry] of all.entries())
    schedule(entry, performance.now() + ((index * 7919) % 1_000) + 1)
  expect(vi.getTimerCount()).toBe(1)
  for (const entry of all) unschedule(entry)
  expect(vi.getTimerCount()).toBe(0)
})

test('whatever is scheduled, moved and taken back: the rest is called in order, each at its time', () => {
  const count = 12
  const index = fc.nat(count - 1)
  const act = fc.oneof(
    { weight: 3, arbitrary: fc.record({ index, after: fc.integer({ min: 1, max: 500 }) }) },
    { weight: 1, arbitrary: fc.record({ index, after: fc.constant(undefined) }) },
  )
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const { all, calls } = entries(count)
      const start = performance.now()
      const expected = new Map<number, number>()
      for (const { index, after } of acts) {
        const entry = all[index]
        if (entry === undefined) continue
        expected.delete(index)
        if (after === undefined) unschedule(entry)
        else {
          schedule(entry, start + after)
          expected.set(index, start + after)
        }
      }
      vi.advanceTimersByTime(501)
      expect(new Map(calls.map((call) => [call.index, call.at]))).toEqual(expected)
      expect(calls.map(({ at }) => at)).toEqual([...expected.values()].sort((a, b) => a - b))
      expect(vi.getTimerCount()).toBe(0)
    }),
  )
})

describe('a stall of the process', () => {
  /** Keeps the process from its turns. */
  function block(ms: number): void {
    const end = performance.now() + ms
    while (performance.now() < end);
  }

  test('lets input and output have their turns before what was due in it', async () => {
    vi.useRealTimers()
    const order: string[] = []
    const socket = await connectedTo((other) => {
      other.on('data', () => other.write('pong'))
    })
    const due = new Promise<void>((resolve) => {
      const entry = timed(() => {
        order.push('due')
        resolve()
      })
      schedule(entry, performance.now() + 20)
    })
    socket.on('data', () => order.push('answer'))
    socket.write('ping')
    block(300)
    await due
    socket.destroy()
    expect(order).toEqual(['answer', 'due'])
  })
})

describe('a process', () => {
  test('lives for what is scheduled, and not for what is in the background', () => {
    const background = { dueAt: 0, heapIndex: -1, isBackground: true, due: () => {} }
    const foreground = timed(() => {})
    vi.useRealTimers()
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    const before = timers()
    schedule(background, performance.now() + 60_000)
    expect(timers()).toBe(before)
    schedule(foreground, performance.now() + 60_000)
    expect(timers()).toBe(before + 1)
    unschedule(foreground)
    expect(timers()).toBe(before)
    unschedule(background)
  })
})
