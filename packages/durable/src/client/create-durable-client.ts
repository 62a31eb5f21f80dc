import { randomUUID } from 'node:crypto'
import {
  type CallOptions,
  type ClientAccount,
  type ClientOf,
  type GenerateOptions,
  MediaplugError,
  type Output,
  type Provider,
  type SubmitOptions,
  type Task,
  type TaskHandle,
} from '@mediaplug/core'
import { createFront } from '@mediaplug/core/remote'
import { Database } from '../database/database.js'
import { newsForWorkers } from '../database/listener.js'
import { prepareDatabase } from '../database/prepare.js'
import { accountOf } from '../submission/row.js'
import { cancel } from './cancel.js'
import type { DurableControls, ListOptions } from './controls.js'
import { find } from './find.js'
import { keepFiles } from './keep-files.js'
import { list } from './list.js'
import { checkClientOptions, type DurableClientOptions } from './options.js'
import { ask } from './questions.js'
import { recover } from './recover.js'
import { Deliveries, settle } from './settle.js'
import { DatabaseSource } from './source.js'
import { digestOf, Store } from './store.js'
import { Watch } from './watch.js'
import { withTime } from './with-time.js'

const oneHourMs = 3_600_000
const usualConnections = 10
/** A question to a vendor takes seconds: where no worker is there to ask it, the caller is told soon. */
const questionMs = 60_000

/** A client whose submissions are done by workers: {@link createDurableClient}. */
export type DurableClient<P extends Provider> = ClientOf<P> & DurableControls

/**
 * Makes a client whose submissions are stored in a PostgreSQL database and done by workers, in whichever process
 * they run: {@link startWorker}.
 *
 * It is what `createClient` makes, with the same checks and types, and two differences. `submit` resolves as soon as
 * the submission is stored: it waits for its turn there, and `result()` for its end. And a label stands for one request:
 * submitted again under the same label, by any client of the database, it is the same submission.
 *
 * It opens no connection until it is used, and needs no credentials. The tables are made when they are not there.
 *
 * @param options - The database, the vendors, and where files are kept.
 * @throws MediaplugError `invalid-input` for options that are wrong; what it gives throws `journal` where the database
 *   cannot be used.
 * @example One line of an application changes
 * ```ts
 * const client = createDurableClient({ database, providers: [edrawmax(), tomoviee()], sink })
 * const task = await client.submit('text-to-video', { prompt: 'a red kite' }, { label: 'order-17' })
 * const { assets } = await task.result()
 * ```
 */
export function createDurableClient<const P extends readonly Provider[]>(
  options: DurableClientOptions<P>,
): DurableClient<P[number]>
// The types of targets, inputs and results follow from P; inside, schemas check the values.
export function createDurableClient(given: DurableClientOptions<readonly Provider[]>): object {
  checkClientOptions(given)
  const { providers, connections, sink, caller = randomUUID(), timeoutMs = oneHourMs } = given
  const front = createFront(providers, connections, 'createDurableClient()')
  const database = new Database(given.database, given.databaseConnections ?? usualConnections)
  const store = new Store(database)
  const watch = new Watch(database)
  const deliveries = new Deliveries(database)
  const sources = { front, sink, watch }
  let preparing: Promise<void> | undefined

  /** Makes the tables once; what failed is tried again by the next call. */
  async function ready(): Promise<void> {
    preparing ??= prepareDatabase(database, false)
    try {
      await preparing
    } catch (error) {
      preparing = undefined
      throw error
    }
  }

  function taskOf(
    model: string,
    handle: TaskHandle | undefined,
    id: string | Promise<string>,
    label?: string,
  ) {
    const isStored = typeof id === 'string'
    return front.task({
      model,
      handle,
      submission: isStored ? { id, label } : undefined,
      source: new DatabaseSource(sources, accountOf(model), id, handle !== undefined),
      timeoutMs,
      cancel: async (signal) => cancel(database, store, await id, signal),
      onDelivery() {
        if (given.settling === 'by-caller') return
        if (isStored) deliveries.add(id)
        else id.then((found) => deliveries.add(found)).catch(() => {})
      },
    })
  }

  async function submit(target: string, input: unknown, options: SubmitOptions = {}): Promise<Task<Output>> {
    const plan = await front.plan(target, input, { ...options, timeoutMs: options.timeoutMs ?? timeoutMs })
    await ready()
    const { label } = options
    const digest = digestOf(plan)
    const known = label === undefined ? undefined : await store.labelled(label, digest)
    const id = randomUUID()
    const put = (signal: AbortSignal) =>
      keepFiles(sink, id, plan, (files) => store.store({ id, label, caller, plan, digest, files }, signal))
    const limitMs = options.timeoutMs ?? timeoutMs
    const tooLong = `${plan.models[0]}: it could not be stored in the database ${database.place} within ${limitMs} ms.`
    const stored = known ?? (await withTime(options.signal, limitMs, tooLong, put))
    const { model, submitted_at } = stored
    const handle: TaskHandle = { v: 1, model, ref: stored.id, submittedAt: submitted_at.toISOString() }
    return taskOf(model, front.keepsTasks(model) ? handle : undefined, stored.id, label)
  }

  async function generate(
    target: string,
    input: unknown,
    options: GenerateOptions<Output> = {},
  ): Promise<Output> {
    const { onStatus, label, fallback, signal, timeoutMs: limitMs = timeoutMs } = options
    const since = performance.now()
    const task = await submit(target, input, { label, fallback, signal, timeoutMs: limitMs })
    return task.result({ onStatus, signal, timeoutMs: Math.max(1, limitMs - (performance.now() - since)) })
  }

  function resume(given: TaskHandle): Task<Output> {
    const handle = front.handle(given)
    const finding = ready().then(() => find(database, store, handle, caller))
    // Whoever waits for it hears of a failure.
    finding.catch(() => {})
    return taskOf(handle.model, handle, finding)
  }

  function account(provider: string): ClientAccount {
    const { id, account: told } = front.provider(provider)
    if (!told?.credits) {
      const message = `${id}: the vendor tells nothing of credits.`
      throw new MediaplugError('unsupported', message, { provider: id, phase: 'account' })
    }
    return {
      async credits({ signal, timeoutMs: limitMs = questionMs } = {}) {
        await ready()
        return withTime(signal, limitMs, `${id}: no worker answered within ${limitMs} ms.`, async (either) =>
          Number(await ask(store, database, id, { kind: 'credits', provider: id }, either)),
        )
      },
    }
  }

  return {
    models: front.models,
    submit,
    generate,
    resume,
    async *recover({ signal }: Pick<CallOptions, 'signal'> = {}) {
      await ready()
      yield* recover(database, front, signal)
    },
    async settle(submission: string | TaskHandle) {
      await ready()
      await settle(database, submission)
    },
    asset: front.asset,
    account,
    notify(provider: string, ref: string) {
      const { id } = front.provider(provider)
      const payload = JSON.stringify({ kind: 'hint', provider: id, ref })
      // A hint that is lost costs time, and nothing else.
      database.query('SELECT pg_notify($1, $2)', [newsForWorkers, payload]).catch(() => {})
    },
    async *submissions(filter: ListOptions = {}) {
      await ready()
      yield* list(database, filter)
    },
    async close() {
      await deliveries.flush()
      await watch.close()
      await database.close()
    },
  }
}
