import { MediaplugError } from '@mediaplug/core'
import { demand, fail } from '../verdict/demand.js'
import { noteError } from './collected-errors.js'

/** What became of a call. */
export type Outcome<T> =
  | { readonly value: T; readonly error?: undefined }
  | { readonly error: MediaplugError; readonly value?: undefined }

/** Waits for a call, however it ends. Fails the check for an error of another kind. */
export async function outcomeOf<T>(call: Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await call }
  } catch (error) {
    if (!MediaplugError.is(error)) {
      return fail(`It threw something that is no MediaplugError: ${error}.`, error)
    }
    noteError(error)
    return { error }
  }
}

/** The error of a call that has to fail. */
export async function errorOf(call: Promise<unknown>, advice: string): Promise<MediaplugError> {
  const { error } = await outcomeOf(call)
  demand(error !== undefined, advice)
  return error
}

/** The result of a call that has to succeed. */
export async function resultOf<T>(call: Promise<T>, advice: string): Promise<T> {
  const { value, error } = await outcomeOf(call)
  if (error) fail(`${advice}\nIt ended with ${told(error)}.`, error)
  return value as T
}

/** An error in a few words, without the full stop at their end. */
export function told({ code, message }: MediaplugError): string {
  return `${code}: ${message.length > 300 ? `${message.slice(0, 300)}…` : message.replace(/\.$/, '')}`
}
