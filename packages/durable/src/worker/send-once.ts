import type { RunningTask } from '@mediaplug/core/remote'
import { currentSending, type Sending } from './sending.js'
import type { Workshop } from './workshop.js'

/** What ends the waiting for a turn, and what ends the sending. */
interface SendingSignals {
  readonly waiting: AbortSignal
  readonly sending: AbortSignal
}

/**
 * Sends a submission: its turn, the journal, and then the vendor at once, so that nothing is waited for once the intent is
 * recorded.
 *
 * @param files - Those of its request.
 * @throws MediaplugError as a runner does, and the signals' reasons.
 */
export async function sendOnce(
  { runner, limiters }: Workshop,
  sending: Sending,
  files: readonly Uint8Array[],
  signals: SendingSignals,
): Promise<RunningTask> {
  const { id, model, input, label, others } = sending.claim.row
  await limiters.take(sending, signals.waiting)
  try {
    return await currentSending.run(sending, () =>
      runner.send({
        id,
        model,
        input: JSON.parse(input) as unknown,
        files,
        label: label ?? undefined,
        mayFallBack: others.length > 0,
        signal: signals.sending,
      }),
    )
  } finally {
    sending.end()
  }
}
