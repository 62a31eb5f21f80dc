import type { ClientAccount } from '../account/client-account.js'
import type { Limiters } from '../account/limiters.js'
import type { ConnectionSettings } from '../contract/connection-settings.js'
import type { Provider } from '../contract/provider.js'
import type { TaskHandle } from '../handle.js'
import type { Upload } from '../input/upload.js'
import type { Journal } from '../journal/journal.js'
import type { Verdict } from '../submission/verdict.js'
import type { Pacing } from '../task/pacing.js'
import type { RunningTask } from './running-task.js'

/** What a runner is made of. */
export interface RunnerOptions {
  /** The vendors, with their credentials. */
  readonly providers: readonly Provider[]
  /** Where submissions are recorded: told before and after each request that is paid for. */
  readonly journal: Journal
  /** How often vendors are asked. Default: `standardPacing`. */
  readonly pacing?: Pacing | undefined
  /** Puts files where vendors can fetch them, for models that take URLs only. Default: the vendor's own, if it has one. */
  readonly upload?: Upload | undefined
  /** How vendors are reached, for providers that do not say. */
  readonly connections?: ConnectionSettings | undefined
  /** What keeps the limits of the accounts. Default: this process alone. */
  readonly limiters?: Limiters | undefined
}

/** A submission that is to be sent. */
export interface Sending {
  /** The submission's id, a UUID: the journal's, and the key for vendors that know repeated requests by one. */
  readonly id: string
  /** The model, `provider/model`. */
  readonly model: string
  /** What the application gave, as a plan has it. */
  readonly input: unknown
  /** The files that it names. */
  readonly files: readonly Uint8Array[]
  /** The application's own name for it. */
  readonly label?: string | undefined
  /** Whether another model may be asked where the vendor accepts nothing. */
  readonly mayFallBack: boolean
  /** Stops what was not sent yet. */
  readonly signal: AbortSignal
}

/** What was recorded of a request whose fate is not known. */
export interface RecordedDoubt {
  /** The model, `provider/model`. */
  readonly model: string
  /** The key that the vendor was given. */
  readonly idempotencyKey: string
  /** When it was sent. */
  readonly sentAt: Date
}

/** The half of a client that does the work: it sends, asks and cancels, with the credentials. */
export interface Runner {
  /**
   * Sends a submission.
   *
   * @throws MediaplugError of the phases `input` and `start`, as `submit` of a client does.
   */
  send(sending: Sending): Promise<RunningTask>
  /** Takes up a task that was accepted earlier. */
  resume(handle: TaskHandle, label?: string): RunningTask
  /**
   * What can be done about a request whose fate is not known: the vendor's word where it can be asked, `repeat` where it
   * takes a repeated key for the same request, else `uncertain`.
   */
  examine(doubt: RecordedDoubt, signal: AbortSignal): Promise<Verdict>
  /** What the vendor, or experience, says of how long a task takes, in seconds; `undefined` where nothing is known. */
  usualSeconds(model: string): number | undefined
  /** The account with a vendor. */
  account(provider: string): ClientAccount
  /** Tells that a vendor may have news of a task. */
  notify(provider: string, ref: string): void
}
