import { expect } from 'vitest'
import { MediaplugError } from '../src/error/error.js'

/** The Mediaplug error that a promise is rejected with. Anything else fails the test. */
export async function rejection(promise: Promise<unknown>): Promise<MediaplugError> {
  const thrown = await promise.then(
    () => expect.fail('it should have been rejected'),
    (error: unknown) => error,
  )
  if (!MediaplugError.is(thrown)) throw thrown
  return thrown
}
