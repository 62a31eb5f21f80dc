import { MediaplugError } from '@mediaplug/core'

/** The error of a call that fails. */
export async function errorOf(call: PromiseLike<unknown>): Promise<MediaplugError> {
  const error = await Promise.resolve(call).then(
    () => new Error('It did not fail.'),
    (thrown: unknown) => thrown,
  )
  if (!MediaplugError.is(error)) throw error
  return error
}
