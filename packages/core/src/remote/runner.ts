import { createAccount } from '../account/account.js'
import type { ClientAccount } from '../account/client-account.js'
import { type InstalledModel, install } from '../account/installed-provider.js'
import { type Limiters, limitersOfProcess } from '../account/limiters.js'
import { checkOptions } from '../client/check-options.js'
import { withFiles } from '../client/launch.js'
import type { ConnectionSettings } from '../contract/connection-settings.js'
import { parseHandle } from '../contract/parse-handle.js'
import type { Provider } from '../contract/provider.js'
import type { TaskHandle } from '../handle.js'
import { checkRuntime } from '../http/runtime.js'
import { withCarriedFiles } from '../input/carry-files.js'
import { closeStreams } from '../input/close-streams.js'
import type { Upload } from '../input/upload.js'
import type { Journal } from '../journal/journal.js'
import { createRegistry, providerOf, unknownModel } from '../registry/registry.js'
import { route } from '../registry/route.js'
import { type Doubt, lookUp, type Verdict } from '../submission/doubt.js'
import { Submission } from '../submission/submission.js'
import { submit } from '../submission/submit.js'
import { type Pacing, standardPacing } from '../task/pacing.js'
import { pollerOf } from '../task/poller-of.js'
import { Call } from '../time/call.js'
import { RunningTask } from './running-task.js'

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

/**
 * Makes the half of a client that does the work.
 *
 * @param options - The vendors, and where submissions are recorded.
 * @param act - Whose options they are, as messages name it.
 * @throws MediaplugError as `createClient` does.
 * @example
 * ```ts
 * const runner = createRunner({ providers: [edrawmax()], journal: memoryJournal() }, 'startWorker()')
 * ```
 */
export function createRunner(
  { limiters = limitersOfProcess, ...options }: RunnerOptions,
  act: string,
): Runner {
  checkRuntime()
  const connections = checkOptions(options, act)
  const { providers, journal, pacing = standardPacing, upload } = options
  const registry = createRegistry(providers, connections, (provider, usual) =>
    install(provider, usual, limiters),
  )
  const launcher = { registry, journal, pacing, upload }

  function modelOf(id: string): InstalledModel {
    const installed = registry.all.get(id)
    if (installed) return installed
    throw unknownModel(registry, id)
  }

  async function send({
    id,
    model,
    input,
    files,
    label,
    mayFallBack,
    signal,
  }: Sending): Promise<RunningTask> {
    const given = withCarriedFiles(input, files)
    const call = new Call(signal, Number.POSITIVE_INFINITY)
    try {
      const request = await route(registry, model, given)
      const resolved = await withFiles(launcher, request, call)
      const submission = new Submission(request.installed, resolved, label, id)
      const hasFiles = files.length > 0
      const { awaited } = await submit({ submission, hasFiles, journal, pacing, call, mayFallBack })
      return new RunningTask(request.installed, awaited)
    } finally {
      closeStreams(given)
      call.close()
    }
  }

  return {
    send,
    resume(given) {
      const handle = parseHandle(given)
      const installed = modelOf(handle.model)
      return new RunningTask(installed, pollerOf(installed, handle, pacing))
    },
    async examine({ model, ...request }, signal) {
      const installed = modelOf(model)
      const doubt: Doubt = { installed, ...request }
      return installed.model.submitSafety?.by === 'idempotency-key' ? 'repeat' : lookUp(doubt, signal)
    },
    usualSeconds(model) {
      const estimate = modelOf(model).durations.estimate()
      return estimate && estimate.medianMs / 1_000
    },
    account: (provider) => createAccount(providerOf(registry, provider), 60_000),
    notify: (provider, ref) => providerOf(registry, provider).hints.askNow(ref),
  }
}
