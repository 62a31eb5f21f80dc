import type { InstalledModel } from '../account/installed-model.js'
import { refSchema } from '../contract/parse-handle.js'
import type { TaskHandle } from '../handle.js'
import { openAttempt } from '../http/attempt.js'
import { backoffMs } from '../http/backoff.js'
import { sleep } from '../time/sleep.js'

/** A submission that was sent and whose fate is not known. */
export interface Doubt {
  readonly installed: InstalledModel
  readonly idempotencyKey: string
  readonly sentAt: Date
}

/**
 * What came of a doubt: the task after all; the vendor's word that it has none; leave to send again all the
 * same; or nothing.
 */
export type Verdict = { readonly handle: TaskHandle } | 'not-accepted' | 'repeat' | 'uncertain'

const backoff = { firstMs: 1_000, longestMs: 8_000 }
/** How often a submission may be in doubt before its repetitions end. */
export const mostAttempts = 4

/**
 * Asks the vendor what became of a submission, where it can be asked.
 *
 * A question that fails is asked again some times, then the doubt stays.
 */
export async function lookUp(doubt: Doubt, signal: AbortSignal): Promise<Verdict> {
  const { installed, idempotencyKey, sentAt } = doubt
  const { submitSafety } = installed.model
  if (submitSafety?.by !== 'lookup') return 'uncertain'
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    try {
      const { context } = openAttempt(installed, { model: installed.id, phase: 'poll', signal })
      const found = await submitSafety.find({ idempotencyKey, sentAt }, { ...context, signal })
      if (typeof found === 'string') return found === 'not-accepted' ? found : 'uncertain'
      const ref = refSchema.parse(found.ref)
      return { handle: { v: 1, model: installed.id, ref, submittedAt: sentAt.toISOString() } }
    } catch {
      if (signal.aborted) return 'uncertain'
      if (attempt < mostAttempts) await sleep(backoffMs(backoff, attempt), signal).catch(() => {})
    }
  }
  return 'uncertain'
}

/**
 * Settles a doubt in the way that the vendor offers: by its key, by a question, or not at all.
 *
 * @param doubts - How often this submission has been in doubt, from 1.
 * @throws The signal's reason.
 */
export async function settleDoubt(doubt: Doubt, doubts: number, signal: AbortSignal): Promise<Verdict> {
  const isDeduplicated = doubt.installed.model.submitSafety?.by === 'idempotency-key'
  if (isDeduplicated && doubts >= mostAttempts) return 'uncertain'
  const verdict = isDeduplicated ? 'repeat' : await lookUp(doubt, signal)
  if (verdict === 'repeat' || verdict === 'not-accepted') await sleep(backoffMs(backoff, doubts), signal)
  return verdict
}
