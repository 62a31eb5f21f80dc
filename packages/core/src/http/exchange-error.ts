import type { DecodingFailure } from '../body/decode.js'
import { MediaplugError } from '../error/error.js'
import { isError } from '../error/is-error.js'
import { messageOf } from '../error/message.js'
import { redact } from '../error/redact.js'
import { networkFault } from './network-fault.js'

/** Whether a request could not be written at all, such as one with a line break in a header. */
function isInvalid(error: unknown): error is Error {
  return isError(error) && 'code' in error && error.code === 'UND_ERR_INVALID_ARG'
}

/**
 * What the network did to a request. Where nothing was sent and the next attempt would end in the same way, it is not
 * retryable.
 */
export function networkError(error: unknown, host: string, isSent: boolean): MediaplugError {
  if (isInvalid(error)) {
    const text = messageOf(error)
    return new MediaplugError('invalid-input', `the request cannot be sent: ${text}. Nothing was sent.`, {
      cause: error,
    })
  }
  const { text, isPermanent } = networkFault(error)
  const message = isSent
    ? `${host} gave no answer: ${text}. The connection broke after the request was sent.`
    : `${host} could not be reached: ${text}. Nothing was sent.`
  return new MediaplugError('network', message, { cause: error, retryable: isSent || !isPermanent })
}

/** An answer that took too long. */
export const limitError = (host: string, what: string): MediaplugError =>
  new MediaplugError('network', `${host} gave no answer: ${what}, after the request was sent.`)

/** An answer without end. */
export const tooLarge = (maxBytes: number): MediaplugError =>
  new MediaplugError('protocol', `The answer is larger than ${maxBytes} bytes.`)

/** A good answer that is no JSON. */
export const notJson = (text: string, status: number, secrets: readonly string[]): MediaplugError =>
  new MediaplugError('protocol', `The answer is not JSON: ${redact(text, secrets).slice(0, 200)}`, {
    httpStatus: status,
    retryable: true,
  })

/** A good answer whose content codings cannot be undone. */
export const codedAnswer = ({ failure, complaint }: DecodingFailure, status: number): MediaplugError =>
  new MediaplugError('protocol', `The answer cannot be read. ${complaint}`, {
    httpStatus: status,
    retryable: failure === 'broken',
  })
