import type { HttpAnswer, HttpRequest } from '../contract/http.js'
import { publishRequest } from '../diagnostics.js'
import { MediaplugError, type Phase } from '../error/error.js'
import type { Vendor } from './vendor.js'

/** Who sends a request, and what for. */
interface Sender {
  readonly phase: Phase
  readonly model: string | undefined
  readonly isStopped: boolean
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
    report({ error: sender.isStopped ? 'aborted' : MediaplugError.is(error) ? error.code : 'protocol' })
    throw error
  }
}
