import { MediaplugError } from '@mediaplug/core'
import type { Answer, Question } from '../client/questions.js'
import { pause } from '../database/database.js'
import { keptError } from '../submission/outcome.js'
import type { Row } from '../submission/row.js'
import { Job } from './job.js'
import type { Workshop } from './workshop.js'

const lookEveryMs = 200
const againAfterMs = 5_000

/** Why a job is stopped. */
const workerEnds = new MediaplugError('aborted', 'the worker ends, and another one goes on.')
const needsNoMore = new MediaplugError('aborted', 'the submission was settled.')

interface RunningJob {
  readonly job: Job
  readonly stop: AbortController
}

/** The submissions that a worker does just now. */
export class Jobs {
  readonly #shop: Workshop
  readonly #running = new Map<string, RunningJob>()
  readonly #all = new Set<Promise<boolean>>()
  readonly #ending = new AbortController()

  constructor(shop: Workshop) {
    this.#shop = shop
  }

  /**
   * Does a submission to its end. It resolves too where it is done elsewhere, or needs no more attention. It never does where
   * this worker ends: to the engine it is under way, and goes to another worker.
   */
  async run(id: string): Promise<void> {
    while (!this.#ending.signal.aborted) {
      const running = this.#runOnce(id)
      this.#all.add(running)
      const isDone = await running.finally(() => this.#all.delete(running))
      if (isDone) return
      await pause(againAfterMs, this.#ending.signal).catch(() => {})
    }
    await new Promise(() => {})
  }

  /** Whether it came to an end, of whatever kind. */
  async #runOnce(id: string): Promise<boolean> {
    const { claims } = this.#shop
    const claim = await claims.claim(id)
    if (!claim) return true
    const stop = new AbortController()
    const job = new Job(this.#shop, claim, stop.signal)
    this.#running.set(id, { job, stop })
    try {
      await job.run()
      return true
    } catch (error) {
      if (stop.signal.reason === needsNoMore) return true
      const text = error instanceof Error ? error.message : String(error)
      if (!stop.signal.aborted) await claims.problem(claim, `The worker failed, and tries again: ${text}`)
      return false
    } finally {
      claims.release(claim)
      if (this.#running.get(id)?.job === job) this.#running.delete(id)
    }
  }

  /** Asks a vendor something for a client. */
  async answer(question: Question): Promise<Answer> {
    try {
      if (question.kind === 'credits') {
        return {
          value: await this.#shop.runner.account(question.provider).credits({ signal: this.#ending.signal }),
        }
      }
      await this.#cancel(question.id)
      return { value: null }
    } catch (error) {
      if (MediaplugError.is(error)) return keptError(error)
      throw error
    }
  }

  /** A client follows a submission. */
  follow(id: string): void {
    this.#running.get(id)?.job.follow()
  }

  /** A submission needs no more attention. */
  dismiss(id: string): void {
    this.#running.get(id)?.stop.abort(needsNoMore)
  }

  /** Stops all of them, and resolves when they have: what is on its way to a vendor goes on until its answer. */
  async end(): Promise<void> {
    this.#ending.abort(workerEnds)
    for (const { stop } of this.#running.values()) stop.abort(workerEnds)
    while (this.#all.size > 0) await Promise.allSettled(this.#all)
  }

  /** Any worker may cancel a task: whoever does the submission hears of its end from the vendor. */
  async #cancel(id: string): Promise<void> {
    const { runner, database } = this.#shop
    for (;;) {
      const [row] = await database.query<Pick<Row, 'handle' | 'ended_at'>>(
        'SELECT handle, ended_at FROM mediaplug.submissions WHERE id = $1',
        [id],
      )
      if (!row || row.ended_at) return
      const own = this.#running.get(id)
      if (own && (await own.job.cancel(this.#ending.signal))) return
      if (row.handle) return runner.resume(JSON.parse(row.handle)).cancel(this.#ending.signal)
      await pause(lookEveryMs, this.#ending.signal)
    }
  }
}
