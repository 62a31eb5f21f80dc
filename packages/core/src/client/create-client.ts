import { createAccount } from '../account/account.js'
import type { Output } from '../asset/deliver.js'
import { parseHandle } from '../contract/parse-handle.js'
import type { Provider } from '../contract/provider.js'
import type { TaskHandle } from '../handle.js'
import { resolveFiles } from '../input/resolve-files.js'
import type { Upload } from '../input/upload.js'
import type { Journal } from '../journal/journal.js'
import { memoryJournal } from '../journal/memory-journal.js'
import { anyModelOf, createRegistry, unknownModel } from '../registry/registry.js'
import { route } from '../registry/route.js'
import { settleOnDelivery } from '../submission/record.js'
import { submit } from '../submission/submit.js'
import { createTask } from '../task/create-task.js'
import { type Pacing, standardPacing } from '../task/pacing.js'
import { createPoller } from '../task/poller.js'
import type { Task, WaitOptions } from '../task/task.js'
import { type Call, type CallOptions, openCall, stoppedError } from '../time/call.js'
import { unlessStopped } from '../time/unless-stopped.js'
import { checkOptions } from './check-options.js'
import type { Client } from './client.js'
import { recover } from './recover.js'
import { settle } from './settle.js'

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
  /** Puts files where vendors can fetch them, for models that take URLs only. Default: none. */
  readonly upload?: Upload | undefined
  /**
   * When a submission is settled, so that `recover` yields it no more. `on-delivery`, the default: when its
   * result has been handed over. `by-caller`: when you call `settle` with the task's handle, once you have stored
   * what you need. What `generate` gives is settled on delivery all the same, since it gives no handle.
   */
  readonly settling?: 'on-delivery' | 'by-caller' | undefined
  /** How long a call waits unless it says otherwise, in ms. Default: one hour. */
  readonly timeoutMs?: number | undefined
}

const oneHourMs = 3_600_000

/**
 * Makes a client of some providers.
 *
 * It opens no connection and reads no credential until it is used.
 *
 * @throws MediaplugError `invalid-input` when two providers have the same id.
 * @example
 * ```ts
 * const client = createClient({ providers: [edrawmax(), tomoviee()] })
 * const { source } = await client.generate('text-to-diagram', { prompt: 'sign-up flow' })
 * ```
 */
export function createClient<const P extends readonly Provider[]>(
  options: ClientOptions<P>,
): Client<P[number]>
// The types of targets, inputs and results follow from P; inside, schemas check the values.
export function createClient(options: ClientOptions<readonly Provider[]>): object {
  checkOptions(options)
  const { journal = memoryJournal(), pacing = standardPacing, upload, timeoutMs = oneHourMs } = options
  const settling = options.settling ?? 'on-delivery'
  const onDeliveryOf = (task: string | TaskHandle, when = settling) =>
    when === 'by-caller' ? () => {} : settleOnDelivery(journal, task)
  const registry = createRegistry(options.providers)

  async function submitWithin(
    { signal }: Call,
    target: string,
    given: unknown,
    when = settling,
  ): Promise<Task<Output>> {
    const { installed, input: checked } = await route(registry, target, given)
    const { id: model, provider } = installed
    const place = { provider: provider.id, model, phase: 'input' } as const
    const resolving = resolveFiles(checked, { model, provider: provider.id, upload, signal })
    const input = await unlessStopped(resolving, signal, () =>
      stoppedError(signal.reason, 'Nothing was sent.', place),
    )
    const submitted = await submit({ installed, input, journal, pacing, signal })
    const onDelivery = onDeliveryOf(submitted.id, when)
    return createTask({ installed, ...submitted, usualTimeoutMs: timeoutMs, onDelivery })
  }

  async function within<T>(callOptions: CallOptions, act: (call: Call) => Promise<T>): Promise<T> {
    const call = openCall(callOptions, timeoutMs)
    try {
      return await act(call)
    } finally {
      call.close()
    }
  }

  function resume(given: TaskHandle): Task<Output> {
    const handle = parseHandle(given)
    const installed = registry.models.get(handle.model)
    if (!installed) throw unknownModel(registry, handle.model)
    const poller = createPoller({ installed, handle, pacing, wanted: () => false, onEnd: () => {} })
    const onDelivery = onDeliveryOf(handle)
    return createTask({ installed, handle, poller, usualTimeoutMs: timeoutMs, onDelivery })
  }

  return {
    models: [...registry.models.values()].map(({ id, model }) => ({
      id,
      title: model.title,
      capability: model.capability.id,
      input: model.input,
      documentation: model.documentation,
    })),
    submit: (target: string, input: unknown, callOptions: CallOptions = {}) =>
      within(callOptions, (call) => submitWithin(call, target, input)),
    generate: (target: string, input: unknown, wait: WaitOptions<Output> = {}) =>
      within(wait, async (call) => {
        const task = await submitWithin(call, target, input, 'on-delivery')
        const { onStatus } = wait
        return task.result({ signal: call.signal, timeoutMs: Number.POSITIVE_INFINITY, onStatus })
      }),
    resume,
    recover: ({ signal = new AbortController().signal }: Pick<CallOptions, 'signal'> = {}) =>
      recover({ registry, journal, signal }),
    settle: (submission: string | TaskHandle) => settle(registry, journal, submission),
    account: (provider: string) => createAccount(anyModelOf(registry, provider), timeoutMs),
    notify(provider: string, ref: string) {
      anyModelOf(registry, provider).awaited.askNow(ref)
    },
  }
}
