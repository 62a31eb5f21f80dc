import type { HttpAnswer, HttpRequest } from '../contract/http.js'
import { publishRequest } from '../diagnostics/channels.js'
import type { RequestEvent } from '../diagnostics/events.js'
import { MediaplugError, type Phase } from '../error/error.js'
import { stopCause } from '../error/stopped.js'
import type { Vendor } from './vendor.js'

/** What a request is about: the submission that it starts, or the task that it asks after. */
export type RequestSubject = { readonly id: string } | { readonly ref: string }

/** Who sends a request, and what for. */
interface Sender {
  readonly phase: Phase
  readonly model: string | undefined
  readonly subject: RequestSubject | undefined
  readonly isStopped: boolean
  /** Why it was stopped, where somebody said so. */
  readonly reason: unknown
}

const subjectOf = (subject: RequestSubject): { submission: string } | { ref: string } =>
  'ref' in subject ? { ref: subject.ref } : { submission: subject.id }

/** A request under way, of whose end the subscribers of `mediaplug.request` are told. */
export async function reported<Answer extends HttpAnswer>(
  sender: Sender,
  { provider, site, sites }: Vendor,
  { method, host, path }: HttpRequest,
  sending: Promise<Answer>,
): Promise<Answer> {
  const { phase, model, subject } = sender
  const { address } = (host === undefined ? site : sites.get(host)) ?? {}
  const beganAt = performance.now()
  const report = (outcome: Pick<RequestEvent, 'status' | 'error'>): void =>
    publishRequest({
      provider: provider.id,
      model,
      phase,
      ...(subject && subjectOf(subject)),
      method,
      ...(host !== undefined && { host }),
      ...(address && { origin: address.origin }),
      path,
      durationMs: performance.now() - beganAt,
      ...outcome,
    })
  try {
    const answer = await sending
    report({ status: answer.status })
    return answer
  } catch (error) {
    const { code, httpStatus }: Pick<MediaplugError, 'code' | 'httpStatus'> = MediaplugError.is(error)
      ? error
      : { code: 'protocol', httpStatus: undefined }
    report(
      sender.isStopped
        ? { error: stopCause(sender.reason).code }
        : { error: code, ...(httpStatus !== undefined && { status: httpStatus }) },
    )
    throw error
  }
}
