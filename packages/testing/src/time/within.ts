import { fail } from '../verdict/demand.js'
import { afterTurns } from './turns.js'

/**
 * The result of a promise. Fails the check when it does not come in time.
 *
 * @param limitMs - In ms in which the process gets its turns.
 * @param message - What was seen, and what to do about it.
 */
export async function within<T>(promise: Promise<T>, limitMs: number, message: string): Promise<T> {
  let cancel = (): void => {}
  const late = new Promise<void>((resolve) => {
    cancel = afterTurns(limitMs, resolve)
  })
  try {
    return await Promise.race([promise, late.then(() => fail(message))])
  } finally {
    cancel()
  }
}
