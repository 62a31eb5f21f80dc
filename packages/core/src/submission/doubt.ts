import type { InstalledModel } from '../account/installed-provider.js'
import { isRef } from '../contract/parse-handle.js'
import type { UncertainRequest } from '../contract/submit-safety.js'
import { actUntil } from '../http/act-until.js'
import { Attempt } from '../http/attempt.js'
import { type Backoff, backoffMs } from '../http/backoff.js'
import { sleep } from '../time/sleep.js'
import type { Verdict } from './verdict.js'

/** A submission that was sent and whose fate is not known. */
export interface Doubt extends UncertainRequest {
  readonly installed: InstalledModel
}

const backoff: Backoff = { firstMs: 1_000, longestMs: 8_000 }
/** How often a submission may be in doubt before its repetitions end. */
export const mostDoubts = 4
const mostQuestions = 4
/** Where a vendor is asked may know later of a submission than where it accepts: what it does not know it is asked again. */
const knownAfterMs = 2_000

async function askOnce({ installed, idempotencyKey, sentAt }: Doubt, signal: AbortSignal): Promise<Verdict> {
  const { vendor, id, model } = installed
  const { submitSafety } = model
  if (submitSafety?.by !== 'lookup') return 'uncertain'
  const found = await actUntil(signal, new Attempt(vendor, 'poll', id, { id: idempotencyKey }), (context) =>
    submitSafety.find({ idempotencyKey, sentAt }, context),
  )
  if (found === 'not-accepted') return found
  if (found === 'unknown') return 'uncertain'
  if (!isRef(found.ref)) throw new TypeError('the reference is none')
  return { handle: { v: 1, model: id, ref: found.ref, submittedAt: sentAt.toISOString() } }
}

/**
 * Asks the vendor what became of a submission, where it can be asked.
 *
 * A question that fails, for whatever reason, is asked again some times; then the doubt stays. That nothing was accepted
 * is not believed at once.
 */
export async function lookUp(doubt: Doubt, signal: AbortSignal): Promise<Verdict> {
  for (let question = 1; ; question++) {
    try {
      const verdict = await askOnce(doubt, signal)
      const earlyMs = knownAfterMs - (Date.now() - doubt.sentAt.getTime())
      if (verdict !== 'not-accepted' || earlyMs <= 0 || question === mostQuestions) return verdict
      await sleep(earlyMs, signal)
    } catch {
      if (signal.aborted || question === mostQuestions) return 'uncertain'
      await sleep(backoffMs(backoff, question), signal).catch(() => {})
    }
  }
}

/**
 * Resolves a doubt in the way that the vendor offers: by its key, by a question, or not at all.
 *
 * @param doubts - How often this submission has been in doubt, from 1.
 * @throws The signal's reason.
 */
export async function resolveDoubt(doubt: Doubt, doubts: number, signal: AbortSignal): Promise<Verdict> {
  const isDeduplicated = doubt.installed.model.submitSafety?.by === 'idempotency-key'
  if (isDeduplicated && doubts >= mostDoubts) return 'uncertain'
  const verdict = isDeduplicated ? 'repeat' : await lookUp(doubt, signal)
  if (verdict === 'repeat' || verdict === 'not-accepted') await sleep(backoffMs(backoff, doubts), signal)
  return verdict
}
