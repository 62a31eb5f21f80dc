import { setTimeout as wait } from 'node:timers/promises'
import { fail } from '../verdict/demand.js'
import { callLimitMs } from './call-within.js'
import { afterTurns } from './turns.js'

const lookMs = 5

/**
 * Waits until something holds. Fails the check when it does not come.
 *
 * @param message - What was seen, and what to do about it.
 * @param limitMs - In ms in which the process gets its turns.
 */
export async function eventually(
  holds: () => boolean,
  message: string | (() => string),
  limitMs = callLimitMs,
): Promise<void> {
  let isLate = false
  const cancel = afterTurns(limitMs, () => {
    isLate = true
  })
  try {
    while (!holds()) {
      if (isLate) fail(typeof message === 'string' ? message : message())
      await wait(lookMs)
    }
  } finally {
    cancel()
  }
}
