import type { ClientAccount } from '../account/client-account.js'
import type { Asset } from '../asset/asset.js'
import type { Provider } from '../contract/provider.js'
import type { TaskHandle } from '../handle.js'
import type { Task } from '../task/task.js'
import type { CallOptions } from '../time/open-call.js'
import type { ModelDescription } from './model-description.js'
import type { NearTarget } from './near-target.js'
import type { Recovered } from './recovered.js'
import type { GenerateOptions, SubmitOptions } from './submit-options.js'
import type { AccountId, HandleOf, InputOf, ResultOf, ResumedOutput, Target } from './targets.js'

/**
 * The way to all models of the installed providers.
 *
 * A target is a model, such as `tomoviee/text-to-video`, or a capability, such as `text-to-video`: then the
 * first model that accepts this very request serves it, in the order of the providers.
 */
export interface Client<P extends Provider> {
  /** All models, in the order of the providers. */
  readonly models: readonly ModelDescription[]
  /**
   * Generates: submits, waits, and gives the result.
   *
   * @param target - A model or a capability.
   * @param input - What it takes. Unknown fields are errors.
   * @param options - `timeoutMs`, by default the client's; `signal`, which ends the waiting; `onStatus`, which follows the
   *   task; `label`, a name of your own; and whether others are asked when a vendor refuses: `fallback`.
   * @throws MediaplugError of every code; after acceptance with the task's handle.
   * @example A video, from the prompt to the file
   * ```ts
   * const video = await client.generate('text-to-video', { prompt: 'a red kite' })
   * await video.save('output/')
   * ```
   */
  generate<const T extends string>(
    target: (T & Target<P>) | NearTarget<P, NoInfer<T>>,
    input: InputOf<P, T>,
    options?: GenerateOptions<ResultOf<P, T>>,
  ): Promise<ResultOf<P, T>>
  /**
   * Submits, and gives the task as soon as the vendor has accepted it.
   *
   * Keep `task.handle`, and the task can be resumed in another process. A model that answers at once has none:
   * `task.result()` gives what came, and nothing can fetch it again.
   *
   * @param target - A model or a capability.
   * @param input - What it takes. Unknown fields are errors.
   * @param options - `timeoutMs` for the acceptance, by default the client's; `signal`, which ends the attempt; `label`,
   *   a name of your own; and whether others are asked when a vendor refuses: `fallback`.
   * @throws MediaplugError of the phases `input` and `start`.
   */
  submit<const T extends string>(
    target: (T & Target<P>) | NearTarget<P, NoInfer<T>>,
    input: InputOf<P, T>,
    options?: SubmitOptions,
  ): Promise<Task<ResultOf<P, T>, HandleOf<P, T>>>
  /**
   * Takes up a task that was accepted earlier, here or elsewhere. Nothing is asked until it is waited for.
   *
   * @param handle - From `task.handle` or an error; checked, so that it may come from anywhere.
   * @throws MediaplugError `invalid-input` for what is no handle, `unknown-model` for one of a provider that
   *   is not installed, `unsupported` for one of a model that answers at once, as an earlier version gave it.
   */
  resume<const Id extends string>(handle: TaskHandle<Id>): Task<ResumedOutput<P, Id>, TaskHandle<Id>>
  /**
   * What the journal holds as unsettled, of a process that ended before its tasks did, say: the accepted tasks first,
   * then the answers that nobody took and the doubts, each oldest first.
   *
   * Tasks that were accepted come with the handle that resumes them. A request that a model answered at once comes as
   * `answered` as long as nobody has taken its result: it was most likely charged, and nothing can resume it. A request whose fate is not known comes as
   * `uncertain`, with what a person needs to find it at the vendor; it is never sent again by itself. Where the
   * vendor can be asked about it (`submitSafety`), it is asked first, and one that was never accepted is told as
   * `not-accepted`, once. What this process is sending just now is
   * left out. A result that was handed over just before a process was killed may come again.
   *
   * With a {@link folderJournal}, what processes that have ended left is taken over first, by one living process alone.
   *
   * @param options - A signal that ends it.
   * @throws MediaplugError `timeout` or `aborted`, and what the journal throws; `journal` at the end, when all else was
   *   yielded, for a part of the journal that could not be read.
   * @example Taking up what an ended process left
   * ```ts
   * for await (const submission of client.recover()) {
   *   if (submission.state === 'accepted') await client.resume(submission.handle).result()
   *   else console.warn(submission.state, submission.model, submission.input)
   * }
   * ```
   */
  recover(options?: Pick<CallOptions, 'signal'>): AsyncGenerator<Recovered, void, void>
  /**
   * Says that a submission needs no more attention: `recover` yields it no more, and it counts no longer among the
   * vendor's tasks at a time.
   *
   * For an uncertain one once a person has looked after it, and for each task where `settling` is `by-caller`.
   *
   * @param submission - The id of a submission, such as `task.submission`, or a task's handle.
   * @throws MediaplugError `invalid-input` for what is neither, `journal` when it cannot be written.
   */
  settle(submission: string | TaskHandle): Promise<void>
  /**
   * A file that a vendor keeps, by its URL, such as a result's `url` that was stored: to fetch it again.
   *
   * Nothing is asked until it is read or saved. It is fetched with the guards of every result's file: from the hosts of
   * that provider alone.
   *
   * @param provider - The provider's id.
   * @param url - As the asset had it.
   * @throws MediaplugError `unknown-model` for a provider that is not installed, `invalid-input` for what is no `http:` or
   *   `https:` URL.
   * @example Fetching a diagram again by its stored URL
   * ```ts
   * await client.asset('edrawmax', url).save('output/flowchart')
   * ```
   */
  asset(provider: P['id'], url: string): Asset
  /**
   * The account with a vendor, for those that tell of it. Nothing is asked until one of its functions is called.
   *
   * @param provider - The provider's id.
   * @throws MediaplugError `unknown-model` for a provider that is not installed, `unsupported` for one whose
   *   vendor tells nothing.
   * @example The credits that are left
   * ```ts
   * const client = createClient({ providers: [mediaio()] })
   * const credits = await client.account('mediaio').credits()
   * ```
   */
  account(provider: AccountId<P>): ClientAccount
  /**
   * Tells that a vendor may have news of a task: those who wait for it ask at once.
   *
   * For handlers of vendors' callbacks. It is a hint and no more: a false one costs a poll, a lost one costs
   * time.
   *
   * @param provider - The provider's id.
   * @param ref - The vendor's reference of the task. Where nobody waits for it yet, the first who does asks soon.
   * @throws MediaplugError `unknown-model` for a provider that is not installed.
   */
  notify(provider: P['id'], ref: string): void
}
