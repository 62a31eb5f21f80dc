import { setTimeout as wait } from 'node:timers/promises'
import { fail } from '../verdict/demand.js'

/** How long a client of the kit waits for a result, in ms: far longer than any check needs. */
export const patienceMs = 15_000

/** How long a check waits for something that should come at once, in ms: a busy machine may be late. */
export const soonMs = 5_000

/** Waits until something holds. Fails the check when it does not come. */
export async function eventually(
  holds: () => boolean,
  message: string | (() => string),
  limitMs = patienceMs,
): Promise<void> {
  const deadline = performance.now() + limitMs
  while (!holds()) {
    if (performance.now() > deadline) fail(typeof message === 'string' ? message : message())
    await wait(5)
  }
}

/** The result of a promise. Fails the check when it does not come in time. */
export async function within<T>(promise: Promise<T>, limitMs: number, message: string): Promise<T> {
  const stop = new AbortController()
  const late = wait(limitMs, undefined, { signal: stop.signal }).then(() => fail(message))
  late.catch(() => {})
  try {
    return await Promise.race([promise, late])
  } finally {
    stop.abort()
  }
}
