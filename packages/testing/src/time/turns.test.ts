import '../../test/last-resort.js'
import { expect, onTestFinished, test, vi } from 'vitest'
import { busyTurns } from '../../test/busy-turns.js'
import { callWithin } from './call-within.js'
import { eventually } from './eventually.js'
import { pause } from './pause.js'
import { afterTurns, realLimitMs } from './turns.js'
import { within } from './within.js'

const hanging = new Promise<never>(() => {})

/** Takes twenty turns, together twice as long as the limit. */
const slowly = () => busyTurns(20, 50).then(() => 'done')
const limitMs = 500

test('while the process has little to do, it goes as real time does', async () => {
  const startedAt = performance.now()
  await pause(200)
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(199)
})

test('while the process is busy, it nearly stands still', async () => {
  const due = vi.fn()
  onTestFinished(afterTurns(limitMs, due))
  await busyTurns(10, 100)
  expect(due).not.toHaveBeenCalled()
})

test('a test that fakes the timers of its process neither stops it nor counts it', async () => {
  const going = pause(40)
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  await going
  expect(vi.getTimerCount()).toBe(0)
})

test('what is taken back is not called', async () => {
  const due = vi.fn()
  afterTurns(20, due)()
  await pause(60)
  expect(due).not.toHaveBeenCalled()
})

test('ten minutes of real time end every wait', async () => {
  const late = performance.now() + realLimitMs + 60_000
  const waiting = pause(realLimitMs * 10)
  const clock = vi.spyOn(performance, 'now').mockReturnValue(late)
  onTestFinished(() => clock.mockRestore())
  await waiting
})

test('what takes many turns is waited for, however long they are', async () => {
  await expect(within(slowly(), limitMs, 'too late')).resolves.toBe('done')
  await expect(callWithin(slowly, limitMs)).resolves.toBe('done')
  let isDone = false
  const ended = slowly().finally(() => {
    isDone = true
  })
  await eventually(() => isDone, 'too late', limitMs)
  await ended
})

test('what hangs is found', async () => {
  const stopped = (signal: AbortSignal) =>
    new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  await expect(within(hanging, 50, 'it hangs')).rejects.toThrow('it hangs')
  await expect(eventually(() => false, 'it does not come', 50)).rejects.toThrow('it does not come')
  await expect(callWithin(stopped, 50)).rejects.toMatchObject({
    code: 'timeout',
    message: 'no result within 0.05 s.',
  })
})
