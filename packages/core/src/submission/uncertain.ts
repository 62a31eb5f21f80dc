import { MediaplugError } from '../error/error.js'
import { asSentence } from '../error/message.js'
import { wrapError } from '../error/wrap-error.js'
import type { Submission } from './submission.js'

/** The error that says what was sent, and that its fate is not known. */
export function uncertainError(
  cause: unknown,
  { id, installed, idempotencyKey, label }: Submission,
  sentAt: Date,
): MediaplugError {
  const { id: model, provider } = installed
  const place = { provider: provider.id, model, phase: 'start' } as const
  const error = wrapError(cause, place, provider.secrets())
  const sent = sentAt.toISOString()
  return new MediaplugError(
    'submission-uncertain',
    `${asSentence(error.message)} The request was sent at ${sent} and may have been accepted and charged, so it is not repeated. Look for it at the vendor before you submit again.`,
    {
      ...error.toJSON(),
      retryable: false,
      submission: { id, model, sentAt: sent, idempotencyKey, label },
      cause: error.cause,
    },
  )
}
