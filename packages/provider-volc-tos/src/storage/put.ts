import { type HttpAnswer, MediaplugError, type Provider, sendRequest } from '@mediaplug/core/provider'
import { encodePath } from '../signing/encode.js'

/** The header of a PUT that must not replace an object. */
export const forbidOverwrite: Readonly<Record<string, string>> = { 'x-tos-forbid-overwrite': 'true' }

/** What is put, and where. */
export interface Content {
  readonly object: string
  readonly body: Uint8Array
  readonly contentType: string
  /** Whether an object of that name, where there is one, is left as it is. */
  readonly keepsExisting: boolean
  readonly signal?: AbortSignal | undefined
}

const isConflict = ({ httpStatus }: MediaplugError): boolean => httpStatus === 409 || httpStatus === 412

/** Says of a conflict that an earlier attempt of the same put may have made the object. */
function explainConflict(error: MediaplugError): MediaplugError {
  const { code, message, ...details } = error.toJSON()
  const text = `${message}. The object that is there may be of an earlier attempt of this very put, whose answer was lost.`
  return new MediaplugError(code, text, { ...details, cause: error })
}

/**
 * Puts an object: five attempts at most.
 *
 * @throws MediaplugError of the phase `input`.
 */
export async function put(
  provider: Provider,
  { object, body, contentType, keepsExisting, signal }: Content,
): Promise<HttpAnswer> {
  const headers = { 'content-type': contentType, ...(keepsExisting ? forbidOverwrite : {}) }
  try {
    return await sendRequest(
      provider,
      { method: 'PUT', path: `/${encodePath(object)}`, headers, body },
      { signal },
    )
  } catch (error) {
    throw keepsExisting && MediaplugError.is(error) && isConflict(error) ? explainConflict(error) : error
  }
}
