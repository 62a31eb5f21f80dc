import type { HttpAnswer, HttpRequest } from '../contract/http.js'
import { publishRequest } from '../diagnostics.js'
import { MediaplugError, type Phase } from '../error/error.js'
import { stopCause } from '../error/stopped.js'
import type { Vendor } from './vendor.js'

/** Who sends a request, and what for. */
interface Sender {
  readonly phase: Phase
  readonly model: string | undefined
  readonly isStopped: boolean
  /** Why it was stopped, where somebody said so. */
  readonly reason: unknown
}

/** A request under way, of whose end the subscribers of `mediaplug.request` are told. */
export async function reported<Answer extends HttpAnswer>(
  sender: Sender,
  { provider }: Vendor,
  { method, host, path }: HttpRequest,
  sending: Promise<Answer>,
): Promise<Answer> {
  const { phase, model } = sender
  const beganAt = performance.now()
  const report = (outcome: { status: number } | { error: MediaplugError['code'] }): void =>
    publishRequest({
      provider: provider.id,
      model,
      phase,
      method,
      ...(host !== undefined && { host }),
      path,
      durationMs: performance.now() - beganAt,
      ...outcome,
    })
  try {
    const answer = await sending
    report({ status: answer.status })
    return answer
  } catch (error) {
    const code = MediaplugError.is(error) ? error.code : 'protocol'
    report({ error: sender.isStopped ? stopCause(sender.reason).code : code })
    throw error
  }
}
