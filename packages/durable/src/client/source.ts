import type { Sink } from '@mediaplug/core'
import { MediaplugError, type Output, type Status, type TaskHandle } from '@mediaplug/core'
import type { Front, RemoteListener, RemoteSource } from '@mediaplug/core/remote'
import { errorOf } from '../submission/outcome.js'
import { handleOf, outcomeOf, refusalsOf } from '../submission/row.js'
import type { EndedRow, Watch } from './watch.js'

/** What it takes to tell what becomes of submissions. */
export interface SourceOptions {
  readonly front: Front
  readonly sink: Sink | undefined
  readonly watch: Watch
}

const goesOn = 'The submission goes on: it is in the database, and workers do it.'

function withHandle(error: MediaplugError, handle: TaskHandle): MediaplugError {
  const { code, message, ...details } = error.toJSON()
  return new MediaplugError(code, message, { ...details, handle })
}

/** What becomes of one submission, as its row tells it. */
export class DatabaseSource implements RemoteSource {
  readonly #options: SourceOptions
  readonly #account: string
  readonly #id: string | Promise<string>
  readonly #isTask: boolean

  /**
   * @param account - The provider's id.
   * @param id - The submission's; a promise of one that is looked for.
   * @param isTask - Whether its model keeps tasks, so that a handle resumes it.
   */
  constructor(options: SourceOptions, account: string, id: string | Promise<string>, isTask: boolean) {
    this.#options = options
    this.#account = account
    this.#id = id
    this.#isTask = isTask
  }

  watch(listener: RemoteListener): () => void {
    let stop: (() => void) | undefined
    let isStopped = false
    const begin = (id: string): void => {
      if (isStopped) return
      stop = this.#options.watch.add(id, {
        listener,
        ended: (row) => this.#tellEnd(row, listener),
        status: (status) => {
          if (listener.isFollowing) listener.tell(status as Status<Output>)
        },
      })
    }
    if (typeof this.#id === 'string') begin(this.#id)
    else this.#id.then(begin, (error: unknown) => listener.fail(error))
    return () => {
      isStopped = true
      stop?.()
    }
  }

  consequence(): string {
    const { watch } = this.#options
    const state = watch.isAbandoned(this.#account)
      ? `The submission waits: it is in the database, and no worker that has '${this.#account}' runs.`
      : goesOn
    return this.#isTask ? `${state} Resume it with its handle.` : state
  }

  #tellEnd(row: EndedRow, listener: RemoteListener): void {
    const outcome = outcomeOf(row)
    if (outcome === undefined) return
    if (outcome.state === 'error') {
      const error = errorOf(outcome)
      return listener.fail(this.#isTask ? withHandle(error, handleOf(row)) : error)
    }
    if (outcome.state !== 'succeeded') return listener.tell(outcome)
    const { front, sink } = this.#options
    try {
      const output = front.output(
        row.model,
        outcome.output,
        this.#isTask ? handleOf(row) : undefined,
        (index, signal) => {
          const file = outcome.files[index]
          return file ? sink?.open(file.key, { signal }) : undefined
        },
      )
      const refusals = refusalsOf(row).map(({ model, error }) => ({
        model,
        error: errorOf({ state: 'error', error }),
      }))
      listener.tell({
        state: 'succeeded',
        output: refusals.length > 0 ? Object.assign(output, { refusals }) : output,
      })
    } catch (error) {
      listener.fail(error)
    }
  }
}
