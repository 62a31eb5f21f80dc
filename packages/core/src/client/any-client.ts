import type { ClientAccount } from '../account/client-account.js'
import type { Asset } from '../asset/asset.js'
import type { Output } from '../asset/output.js'
import type { Provider } from '../contract/provider.js'
import type { TaskHandle } from '../handle.js'
import type { Task } from '../task/task.js'
import type { CallOptions } from '../time/open-call.js'
import type { Client } from './client.js'
import type { ModelDescription } from './model-description.js'
import type { Recovered } from './recovered.js'
import type { GenerateOptions, SubmitOptions } from './submit-options.js'

/**
 * A client of which the types know no providers: for programs that find them when they run, such as a command line, an
 * agent's tools, or a form for each model.
 *
 * Every client is one. It does what a {@link Client} does, with the same checks; what that says when it is compiled,
 * this one says when it is called.
 *
 * @example A function for the client of any application
 * ```ts
 * async function firstFile(client: AnyClient, target: string, input: object): Promise<Uint8Array | undefined> {
 *   const { assets } = await client.generate(target, input)
 *   return assets[0]?.bytes()
 * }
 * ```
 */
export interface AnyClient {
  /** All models, in the order of the providers. What each takes is its `jsonSchema`. */
  readonly models: readonly ModelDescription[]
  /**
   * Generates: submits, waits, and gives the result.
   *
   * @param target - A model or a capability.
   * @param input - What it takes: an object of its fields. Unknown fields are errors.
   * @param options - `timeoutMs`, by default the client's; `signal`, which ends the waiting; `onStatus`, which follows the
   *   task; `label`, a name of your own; and whether others are asked when a vendor refuses: `fallback`.
   * @throws MediaplugError of every code: `unknown-model` for a target that is not installed, `invalid-input` that names
   *   the field.
   */
  generate(target: string, input: object, options?: GenerateOptions<Output>): Promise<Output>
  /**
   * Submits, and gives the task as soon as the vendor has accepted it.
   *
   * @param target - A model or a capability.
   * @param input - What it takes: an object of its fields. Unknown fields are errors.
   * @param options - `timeoutMs` for the acceptance, by default the client's; `signal`, which ends the attempt; `label`,
   *   a name of your own; and whether others are asked when a vendor refuses: `fallback`.
   * @throws MediaplugError of the phases `input` and `start`.
   */
  submit(target: string, input: object, options?: SubmitOptions): Promise<Task<Output>>
  /** Takes up a task that was accepted earlier: {@link Client.resume}. */
  resume(handle: TaskHandle): Task<Output, TaskHandle>
  /** What the journal holds as unsettled: {@link Client.recover}. */
  recover(options?: Pick<CallOptions, 'signal'>): AsyncGenerator<Recovered, void, void>
  /** Says that a submission needs no more attention: {@link Client.settle}. */
  settle(submission: string | TaskHandle): Promise<void>
  /** A file that a vendor keeps, by its URL: {@link Client.asset}. */
  asset(provider: string, url: string): Asset
  /**
   * The account with a vendor: {@link Client.account}.
   *
   * @throws MediaplugError `unknown-model` for a provider that is not installed, `unsupported` for one whose
   *   vendor tells nothing.
   */
  account(provider: string): ClientAccount
  /** Tells that a vendor may have news of a task: {@link Client.notify}. */
  notify(provider: string, ref: string): void
}

/**
 * The client of some providers: one whose types know them, or an {@link AnyClient} where they are known only when the
 * program runs.
 *
 * @example Providers that are known only when the program runs
 * ```ts
 * const list: Provider[] = [edrawmax(), tomoviee()]
 * const client: ClientOf<Provider> = createClient({ providers: list })
 * ```
 */
export type ClientOf<P extends Provider> = string extends P['id'] ? AnyClient : Client<P>
