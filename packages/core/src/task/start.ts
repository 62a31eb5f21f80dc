import { randomUUID } from 'node:crypto'
import type { TaskHandle } from '../contract/handle.js'
import { MediaplugError } from '../error.js'
import { type Attempt, openAttempt } from '../http/attempt.js'
import { sleep } from '../time/sleep.js'
import { wrapError } from '../wrap-error.js'
import { deliver, type Output } from './deliver.js'
import type { InstalledModel } from './installed-model.js'
import { refSchema } from './parse-handle.js'
import { repeatDelayMs } from './repeat.js'

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
  /** The error that says what was sent, and that its fate is not known. */
  uncertain(cause: unknown): MediaplugError
}

const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

async function accept(
  { installed, input, idempotencyKey }: Submission,
  { http }: Attempt,
): Promise<Acceptance> {
  const { signal } = new AbortController()
  const started = await installed.model.start(input, { http, signal, idempotencyKey })
  const common = { v: 1, model: installed.id, submittedAt: new Date().toISOString() } as const
  if ('output' in started) {
    const handle = { ...common, ref: randomUUID() }
    return { handle, output: await deliver(installed, started.output, handle) }
  }
  const ref = refSchema.safeParse(started.ref)
  if (ref.success) return { handle: { ...common, ref: ref.data } }
  throw new MediaplugError('protocol', "the task's reference must be 1 to 512 printable ASCII characters.")
}

/**
 * Sends a submission, and repeats it only when the vendor provably did not accept it.
 *
 * @param signal - Stops repetitions. A request that is on its way is never broken off.
 */
export function start(submission: Submission, signal: AbortSignal): Starting {
  const { id, installed, idempotencyKey } = submission
  const { provider, rate } = installed
  const place = { provider: provider.id, model: installed.id, phase: 'start' } as const
  let attempt: Attempt | undefined
  let refusal: MediaplugError | undefined

  function uncertain(cause: unknown): MediaplugError {
    const error = wrapError(cause, place, provider.secrets())
    const sent = (attempt?.sentAt() ?? new Date()).toISOString()
    return new MediaplugError(
      'submission-uncertain',
      `${asSentence(error.message)} The request was sent at ${sent} and may have been accepted and charged, so it is not repeated. Look for it at the vendor before you submit again.`,
      {
        ...error.toJSON(),
        retryable: false,
        submission: { id, model: installed.id, sentAt: sent, idempotencyKey },
        cause: error.cause,
      },
    )
  }

  async function untilAccepted(): Promise<Acceptance> {
    for (let failures = 1; ; failures++) {
      signal.throwIfAborted()
      attempt = openAttempt({ provider, model: installed.id, phase: 'start', rate, signal })
      try {
        return await accept(submission, attempt)
      } catch (thrown) {
        if (attempt.mayBeAccepted()) throw uncertain(thrown)
        if (signal.aborted && thrown === signal.reason) throw thrown
        const error = wrapError(thrown, place, provider.secrets())
        refusal = error
        const delayMs = repeatDelayMs(error, attempt.fault(), failures)
        if (delayMs === undefined) throw error
        await sleep(delayMs, signal)
      }
    }
  }

  return {
    accepted: untilAccepted(),
    mayBeAccepted: () => attempt?.mayBeAccepted() ?? false,
    refusal: () => refusal,
    uncertain,
  }
}
