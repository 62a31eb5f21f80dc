import { MediaplugError } from '@mediaplug/core'
import { pause } from '../database/database.js'
import type { SubmissionState } from '../submission/row.js'
import type { Claim } from './claims.js'
import type { Workshop } from './workshop.js'

/** A doubt keeps its place for so many times the usual duration of a task; where nothing is known of it, for an hour. */
const doubtShare = 3
const usualDoubtMs = 3_600_000
const lookEveryMs = 5_000

/** The error of a submission whose worker was lost between its intent and the vendor's answer. */
export function lostWhileSending({ row }: Claim): MediaplugError {
  const { id, model, account: provider } = row
  const sentAt = (row.sent_at ?? new Date()).toISOString()
  const message =
    row.problem !== null && row.state === 'uncertain'
      ? row.problem
      : `${model}: a worker ended after it had begun to send the request at ${sentAt}, and before an answer was recorded. It may have been accepted and charged, so it is not repeated. Look for it at the vendor, and settle it, before you submit again.`
  return new MediaplugError('submission-uncertain', message, {
    provider,
    model,
    phase: 'start',
    submission: { id, model, sentAt, idempotencyKey: id, label: row.label ?? undefined },
  })
}

/** The error of a submission whose worker was lost with the answer of a vendor that keeps no task. */
export function lostWithAnswer({ row: { model, account: provider } }: Claim): MediaplugError {
  const message = `${model}: the vendor answered, and the worker ended before the result was kept. It was most likely charged. Look for the result at the vendor before you submit again.`
  return new MediaplugError('submission-uncertain', message, { provider, model, phase: 'start' })
}

/**
 * Has a doubt count among the account's tasks for as long as such a task may take, since the vendor may be at work on it.
 *
 * @returns Where the submission is then: `accepted` where the answer came after all.
 */
export async function keepPlace(
  { runner, claims, doubtMs }: Workshop,
  { row }: Claim,
  signal: AbortSignal,
): Promise<SubmissionState | undefined> {
  const usual = runner.usualSeconds(row.model)
  const forMs = doubtMs ?? (usual === undefined ? usualDoubtMs : doubtShare * usual * 1_000)
  const endsAt = (row.sent_at ?? new Date()).getTime() + forMs
  for (let leftMs = endsAt - Date.now(); leftMs > 0; leftMs = endsAt - Date.now()) {
    await pause(Math.min(lookEveryMs, leftMs), signal)
    const state = await claims.stateOf(row.id)
    if (state !== 'uncertain') return state
  }
  return undefined
}
