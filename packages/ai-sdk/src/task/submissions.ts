import { createHash } from 'node:crypto'
import { serialize } from 'node:v8'
import { type AnyClient, MediaplugError, type Output, type Task } from '@mediaplug/core'

/** How a request is submitted. */
export interface SubmissionCall {
  /** The caller's name of it: given again, it is the same task. */
  readonly key: string | undefined
  readonly signal: AbortSignal | undefined
}

/** A submission whose key may come again. */
interface Remembered {
  readonly digest: string
  readonly task: Promise<Task<Output>>
  readonly until: number
}

const rememberedForMs = 3_600_000
const mostRemembered = 100

/** Whether a submission that failed provably came to nothing, so that its key may be used anew. */
const cameToNothing = (error: unknown): boolean =>
  MediaplugError.is(error) &&
  error.code !== 'submission-uncertain' &&
  error.handle === undefined &&
  (error.phase === 'input' || error.phase === 'start')

/** The submissions of one client: a key that comes again within an hour gives the task that it gave before. */
export class Submissions {
  readonly #client: AnyClient
  readonly #byKey = new Map<string, Remembered>()

  constructor(client: AnyClient) {
    this.#client = client
  }

  /**
   * Submits, unless the same was submitted by the same key.
   *
   * @param accepted - Called with a task that is new.
   * @throws MediaplugError of the phases `input` and `start`; `invalid-input` for a key of another request.
   */
  submit(
    model: string,
    input: object,
    { key, signal }: SubmissionCall,
    accepted: (task: Task<Output>) => Promise<void>,
  ): Promise<Task<Output>> {
    const start = async (): Promise<Task<Output>> => {
      const task = await this.#client.submit(model, input, { signal, label: key })
      await accepted(task)
      return task
    }
    return key === undefined ? start() : this.#once(model, key, digestOf(model, input), start)
  }

  #once(
    model: string,
    key: string,
    digest: string,
    start: () => Promise<Task<Output>>,
  ): Promise<Task<Output>> {
    this.#forgetOld()
    const before = this.#byKey.get(key)
    if (before?.digest === digest) return before.task
    if (before) return Promise.reject(anotherRequest(model, key))
    const task = start()
    this.#byKey.set(key, { digest, task, until: performance.now() + rememberedForMs })
    task.catch((error: unknown) => {
      if (cameToNothing(error)) this.#byKey.delete(key)
    })
    return task
  }

  /** A map is in the order in which its keys came. */
  #forgetOld(): void {
    const now = performance.now()
    for (const [key, { until }] of this.#byKey) {
      if (until > now && this.#byKey.size < mostRemembered) return
      this.#byKey.delete(key)
    }
  }
}

const digestOf = (model: string, input: object): string =>
  createHash('sha256')
    .update(serialize([model, input]))
    .digest('base64')

function anotherRequest(model: string, key: string): MediaplugError {
  const message = `${model}: the idempotency key '${key}' was given with another request. Nothing was sent: take a new key.`
  return new MediaplugError('invalid-input', message, { phase: 'input', model })
}
