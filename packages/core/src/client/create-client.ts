import { createAccount } from '../account/account.js'
import type { Output } from '../asset/output.js'
import type { ConnectionSettings } from '../contract/connection-settings.js'
import { parseHandle } from '../contract/parse-handle.js'
import type { Provider } from '../contract/provider.js'
import type { TaskHandle } from '../handle.js'
import { checkRuntime } from '../http/runtime.js'
import type { Upload } from '../input/upload.js'
import type { Journal } from '../journal/journal.js'
import { memoryJournal } from '../journal/memory.js'
import { createRegistry, noTask, providerOf, unknownModel } from '../registry/registry.js'
import { recorderOf } from '../submission/recorder-of.js'
import type { Submission } from '../submission/submission.js'
import { createTask } from '../task/create-task.js'
import { type Pacing, standardPacing } from '../task/pacing.js'
import { pollerOf } from '../task/poller-of.js'
import type { Task } from '../task/task.js'
import { Call } from '../time/call.js'
import { type CallOptions, checkCallOptions } from '../time/open-call.js'
import type { ClientOf } from './any-client.js'
import { assetAt } from './asset-at.js'
import { checkOptions } from './check-options.js'
import { describeModel } from './describe-model.js'
import { launchWithFallback } from './fallback.js'
import { FallbackWaiter, GenerateWaiter } from './generate.js'
import { launch } from './launch.js'
import { recover } from './recover.js'
import { afterRefusals } from './refusals.js'
import { settle } from './settle.js'
import { settleOnDelivery } from './settle-on-delivery.js'
import {
  checkGenerateOptions,
  checkSubmitOptions,
  type GenerateOptions,
  type SubmitOptions,
} from './submit-options.js'

/** What a client is made of. */
export interface ClientOptions<P extends readonly Provider[]> {
  /** The vendors, the preferred first. */
  readonly providers: P
  /**
   * Where submissions are recorded. Default: in memory. Several clients of a process share the same object, so that
   * each knows what the others are sending.
   */
  readonly journal?: Journal | undefined
  /**
   * How often the vendor is asked. Default: {@link standardPacing}, which waits for as long as the vendor's
   * tasks usually take. Against a sandbox with quicker tasks, give a quicker one: `() => 200`.
   */
  readonly pacing?: Pacing | undefined
  /** Puts files where vendors can fetch them, for models that take URLs only. Default: the vendor's own, if it has one. */
  readonly upload?: Upload | undefined
  /**
   * When a submission is settled, so that `recover` yields it no more. `on-delivery`, the default: when its
   * result has been handed over. `by-caller`: when you call `settle` with the task's handle, or with its `submission`
   * where it has none, once you have stored what you need. What `generate` gives is settled on delivery all the same,
   * since it gives no handle.
   */
  readonly settling?: 'on-delivery' | 'by-caller' | undefined
  /** How vendors are reached, for all providers that do not say themselves. */
  readonly connections?: ConnectionSettings | undefined
  /** How long a call waits unless it says otherwise, in ms. Default: one hour. */
  readonly timeoutMs?: number | undefined
}

const oneHourMs = 3_600_000

/**
 * Makes a client of some providers.
 *
 * It opens no connection and reads no credential until it is used.
 *
 * @param options - Which vendors there are, the preferred first, and what holds for all calls: where submissions are
 *   recorded, how often a vendor is asked, how it is reached, how long a call waits.
 * @throws MediaplugError `invalid-input` when two providers have the same id, `unsupported` for one that is written for a
 *   newer core, and on a runtime that replaces undici, such as Bun.
 * @example A client of two vendors, and a diagram of one of them
 * ```ts
 * import { createClient } from '@mediaplug/core'
 * import { edrawmax } from '@mediaplug/provider-edrawmax'
 * import { tomoviee } from '@mediaplug/provider-tomoviee'
 *
 * const client = createClient({ providers: [edrawmax(), tomoviee()] })
 * const { source, assets } = await client.generate('text-to-diagram', { prompt: 'sign-up flow' })
 * console.log(source.code, assets.length) // flowchart TD …, and how many pictures were drawn
 * ```
 */
export function createClient<const P extends readonly Provider[]>(
  options: ClientOptions<P>,
): ClientOf<P[number]>
// The types of targets, inputs and results follow from P; inside, schemas check the values.
export function createClient(options: ClientOptions<readonly Provider[]>): object {
  checkRuntime()
  const connections = checkOptions(options)
  const { journal = memoryJournal(), pacing = standardPacing, upload, timeoutMs = oneHourMs } = options
  const registry = createRegistry(options.providers, connections)
  const recorder = recorderOf(journal)
  const launcher = { registry, journal, pacing, upload }
  const onDeliveryOf = (task: Submission | TaskHandle) =>
    options.settling === 'by-caller' ? () => {} : settleOnDelivery(recorder, task)

  function generateWithFallback(
    resolve: (output: Output) => void,
    target: string,
    input: unknown,
    options: GenerateOptions<Output>,
  ): void {
    const waiter = new FallbackWaiter(resolve, options, timeoutMs, recorder)
    launchWithFallback(launcher, target, input, waiter, options).then(
      (submitted) => waiter.follow(submitted),
      (error: unknown) => waiter.fail(error),
    )
  }

  function generate(target: string, input: unknown, options: GenerateOptions<Output> = {}): Promise<Output> {
    // No async function: its frame would last as long as the task.
    return new Promise((resolve) => {
      checkGenerateOptions(options, input)
      if (options.fallback) return generateWithFallback(resolve, target, input, options)
      const waiter = new GenerateWaiter(resolve, options, timeoutMs, recorder)
      launch(launcher, target, input, waiter, options).then(
        (submitted) => waiter.follow(submitted),
        (error: unknown) => waiter.fail(error),
      )
    })
  }

  async function submit(target: string, input: unknown, options: SubmitOptions = {}): Promise<Task<Output>> {
    checkSubmitOptions(options, input)
    const call = new Call(options.signal, options.timeoutMs ?? timeoutMs)
    try {
      const submitted = options.fallback
        ? await launchWithFallback(launcher, target, input, call, options)
        : await launch(launcher, target, input, call, options)
      const { submission, awaited, refusals } = submitted
      const { installed } = submission
      const isRecorded = (): boolean => !recorder.lacks(submission)
      return createTask({
        installed,
        awaited,
        usualTimeoutMs: timeoutMs,
        submission,
        refusals,
        isRecorded,
        onDelivery: afterRefusals(refusals, onDeliveryOf(submission)),
      })
    } finally {
      call.close()
    }
  }

  function resume(given: TaskHandle): Task<Output> {
    const handle = parseHandle(given)
    const installed = registry.all.get(handle.model)
    if (!installed) throw unknownModel(registry, handle.model)
    if (!installed.model.poll) throw noTask(installed)
    return createTask({
      installed,
      awaited: pollerOf(installed, handle, pacing),
      usualTimeoutMs: timeoutMs,
      submission: undefined,
      isRecorded: () => true,
      onDelivery: onDeliveryOf(handle),
    })
  }

  return {
    models: [...registry.models.values()].map(describeModel),
    submit,
    generate,
    resume,
    recover(recoverOptions: Pick<CallOptions, 'signal'> = {}) {
      checkCallOptions(recoverOptions, ['signal'])
      const { signal = new AbortController().signal } = recoverOptions
      return recover({ registry, journal, signal })
    },
    settle: (submission: string | TaskHandle) => settle(registry, journal, submission),
    asset: (provider: string, url: string) => assetAt(providerOf(registry, provider), url),
    account: (provider: string) => createAccount(providerOf(registry, provider), timeoutMs),
    notify: (provider: string, ref: string) => providerOf(registry, provider).hints.askNow(ref),
  }
}
