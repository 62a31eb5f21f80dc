import { withCreditsLeft } from '../account/credits.js'
import type { InstalledModel } from '../account/installed-model.js'
import { deliver, type Output } from '../asset/deliver.js'
import type { Fault } from '../contract/http.js'
import { refSchema } from '../contract/parse-handle.js'
import { MediaplugError } from '../error/error.js'
import { wrapError } from '../error/wrap-error.js'
import type { TaskHandle } from '../handle.js'
import { type Attempt, openAttempt } from '../http/attempt.js'
import { sleep } from '../time/sleep.js'
import { mostAttempts, settleDoubt } from './doubt.js'
import { refusalError, repeatDelayMs } from './repeat.js'
import { uncertainError } from './uncertain.js'

/** A paid request, complete but for being sent. */
export interface Submission {
  /** The journal's id of it. */
  readonly id: string
  readonly installed: InstalledModel
  /** The input, checked, its files in the form that the model takes. */
  readonly input: unknown
  readonly idempotencyKey: string
}

/** What an accepted submission came to: a task to ask after, or its result at once. */
export interface Acceptance {
  readonly handle: TaskHandle
  readonly output?: Output
}

/** A submission being sent. */
export interface Starting {
  readonly accepted: Promise<Acceptance>
  /** Whether the vendor may have accepted it by now. */
  mayBeAccepted(): boolean
  /** Why the last attempt was not accepted. */
  refusal(): MediaplugError | undefined
  /** The refusal that nothing is sent after. */
  final(): MediaplugError | undefined
  /** The error that says what was sent, and that its fate is not known. */
  uncertain(cause: unknown): MediaplugError
}

async function accept(
  { id, installed, input, idempotencyKey }: Submission,
  { context }: Attempt,
): Promise<Acceptance> {
  const { signal } = new AbortController()
  const started = await installed.model.start(input, { ...context, signal, idempotencyKey })
  const common = { v: 1, model: installed.id, submittedAt: new Date().toISOString() } as const
  if ('output' in started) {
    const handle = { ...common, ref: id }
    return { handle, output: await deliver(installed, started.output, handle) }
  }
  const ref = refSchema.safeParse(started.ref)
  if (ref.success) return { handle: { ...common, ref: ref.data } }
  throw new MediaplugError('protocol', "the task's reference must be 1 to 512 printable ASCII characters.")
}

/**
 * Sends a submission, and repeats it only when the vendor provably did not accept it, or offers to tell a
 * repetition from a second request.
 *
 * @param signal - Stops repetitions. A request that is on its way is never broken off.
 */
export function start(submission: Submission, signal: AbortSignal): Starting {
  const { installed, idempotencyKey } = submission
  const { provider, id: model } = installed
  const place = { provider: provider.id, model, phase: 'start' } as const
  const faults: (Fault | undefined)[] = []
  let attempt: Attempt | undefined
  let doubt: MediaplugError | undefined
  let doubted = 0
  let refusal: MediaplugError | undefined
  let final: MediaplugError | undefined

  const sentAt = (): Date => attempt?.sentAt() ?? new Date()
  const uncertain = (cause: unknown): MediaplugError => uncertainError(cause, submission, sentAt())

  /** Gives the task that the vendor has after all, or nothing when the request may be sent again. */
  async function resolveDoubt(thrown: unknown): Promise<Acceptance | undefined> {
    doubt ??= uncertain(thrown)
    const verdict = await settleDoubt({ installed, idempotencyKey, sentAt: sentAt() }, ++doubted, signal)
    if (typeof verdict === 'object') return verdict
    if (verdict === 'uncertain') throw doubt
    if (verdict === 'repeat') return undefined
    doubt = undefined
    attempt = undefined
    refusal = wrapError(thrown, place, provider.secrets())
    if (doubted >= mostAttempts) {
      final = refusal
      throw refusal
    }
    return undefined
  }

  async function waitToRepeat(thrown: unknown): Promise<void> {
    if (signal.aborted && thrown === signal.reason) throw thrown
    const error = refusalError(wrapError(thrown, place, provider.secrets()), attempt?.fault())
    refusal = error
    faults.push(attempt?.fault())
    const delayMs = repeatDelayMs(error, faults)
    if (delayMs === undefined) {
      final = error
      throw await withCreditsLeft(error, installed)
    }
    await sleep(delayMs, signal)
  }

  async function untilAccepted(): Promise<Acceptance> {
    while (true) {
      signal.throwIfAborted()
      attempt = openAttempt(installed, { model, phase: 'start', signal })
      try {
        return await accept(submission, attempt)
      } catch (thrown) {
        if (attempt.mayBeAccepted()) {
          const found = await resolveDoubt(thrown)
          if (found) return found
        } else await waitToRepeat(thrown)
      }
    }
  }

  return {
    // A doubt outlasts whatever ended the attempts to settle it.
    accepted: untilAccepted().catch((error: unknown) => Promise.reject(doubt ?? error)),
    mayBeAccepted: () => doubt !== undefined || (attempt?.mayBeAccepted() ?? false),
    refusal: () => refusal,
    final: () => final,
    uncertain,
  }
}
