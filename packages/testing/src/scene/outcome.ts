import { MediaplugError } from '@mediaplug/core'
import { type Call, callLimitMs, callWithin } from '../time/call-within.js'
import { demand, fail } from '../verdict/demand.js'
import { noteError } from './collected-errors.js'

/** What became of a call. */
export type Outcome<T> =
  | { readonly value: T; readonly error?: undefined }
  | { readonly error: MediaplugError; readonly value?: undefined }

/**
 * Makes a call, and waits for it however it ends. Fails the check for an error of another kind.
 *
 * @param limitMs - When it is stopped, in ms in which the process gets its turns: it ends with `timeout` then.
 * @param stop - Stops it for another reason.
 */
export async function outcomeOf<T>(
  call: Call<T>,
  limitMs = callLimitMs,
  stop = new AbortController(),
): Promise<Outcome<T>> {
  try {
    return { value: await callWithin(call, limitMs, stop) }
  } catch (error) {
    if (!MediaplugError.is(error)) {
      return fail(`It threw something that is no MediaplugError: ${error}.`, error)
    }
    noteError(error)
    return { error }
  }
}

/** The error of a call that has to fail. */
export async function errorOf(call: Call<unknown>, advice: string): Promise<MediaplugError> {
  const { error } = await outcomeOf(call)
  demand(error !== undefined, advice)
  return error
}

/** The result of a call that has to succeed. */
export async function resultOf<T>(call: Call<T>, advice: string): Promise<T> {
  const outcome = await outcomeOf(call)
  if (outcome.error) fail(`${advice}\nIt ended with ${summaryOf(outcome.error)}.`, outcome.error)
  return outcome.value
}

/** An error in a few words, without the full stop at their end. */
export function summaryOf({ code, message }: MediaplugError): string {
  return `${code}: ${message.length > 300 ? `${message.slice(0, 300)}…` : message.replace(/\.$/, '')}`
}
