import { type ErrorCode, MediaplugError } from '../error/error.js'
import { messageOf } from '../error/message.js'
import { redact } from '../error/redact.js'
import { stopCause } from '../error/stopped.js'
import type { TaskHandle } from '../handle.js'

/** The file that an error is about. */
export interface FailedAsset {
  readonly kind: string
  readonly provider: string
  readonly model: string
  /** The task that made it, where it can be resumed. */
  readonly handle: TaskHandle | undefined
  /** The caller's, where it is known. */
  readonly signal: AbortSignal | undefined
}

/** What went wrong with a file, in one word. */
export function downloadCode(thrown: unknown, signal: AbortSignal | undefined): ErrorCode {
  const known = MediaplugError.is(thrown) ? thrown : undefined
  if (known?.code === 'invalid-input') return known.code
  return signal?.aborted ? stopCause(signal.reason).code : (known?.code ?? 'download')
}

/**
 * Whatever kept a file from being read or saved, as an error that carries the task's handle: the file can be asked for
 * again, and nothing is generated anew.
 */
export function downloadError(
  thrown: unknown,
  { kind, provider, model, handle, signal }: FailedAsset,
): MediaplugError {
  const known = MediaplugError.is(thrown) ? thrown : undefined
  const code = downloadCode(thrown, signal)
  const retryable = known?.retryable ?? code === 'download'
  const text = messageOf(thrown)
  const again = retryable ? ', and it can be tried again' : ''
  const message =
    code === 'invalid-input'
      ? `${model}: ${text}`
      : `${model}: the ${kind} could not be fetched and stored: ${text}; nothing is generated anew${again}.`
  return new MediaplugError(code, redact(message), {
    ...known?.toJSON(),
    retryable,
    provider,
    model,
    phase: 'download',
    handle,
    cause: thrown,
  })
}
