import { MediaplugError } from '@mediaplug/core'

/** The error of a call that must fail. */
export async function rejection(call: Promise<unknown>): Promise<MediaplugError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!MediaplugError.is(error)) throw new TypeError('it gave no MediaplugError', { cause: error })
  return error
}
