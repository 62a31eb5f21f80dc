import { MediaplugError } from '@mediaplug/core'
import type { Answer, Question } from '../client/questions.js'
import { pause } from '../database/database.js'
import { workflowOf } from '../database/engine.js'
import { keptError } from '../submission/outcome.js'
import type { Row } from '../submission/row.js'
import { isOfWorker } from './after-fault.js'
import type { Claim } from './claims.js'
import { Job } from './job.js'
import type { Workshop } from './workshop.js'

const lookEveryMs = 200
const againAfterMs = 5_000
/** A worker that lacks what an account needs holds each of its submissions so long before it gives it back, at first. */
const firstHoldMs = 500
const longestHoldMs = 60_000

/** Why a job is stopped. */
const workerEnds = new MediaplugError('aborted', 'the worker ends, and another one goes on.')
const needsNoMore = new MediaplugError('aborted', 'the submission was settled.')
const isTaken = new MediaplugError('aborted', 'this worker was thought to be lost, and others go on.')
const isRepeated = new MediaplugError('aborted', 'the queue gave it to this worker once more.')

/** What becomes of a submission here: it is done with, tried again, or left to other workers. */
type Fate = 'done' | 'again' | 'elsewhere'

interface RunningJob {
  readonly attempt: number
  readonly stop: AbortController
  readonly done: Promise<Fate>
  job?: Job
}

/** The submissions that a worker does just now: each of them once, however often the queue gives it. */
export class Jobs {
  readonly #shop: Workshop
  readonly #running = new Map<string, RunningJob>()
  readonly #all = new Set<Promise<Fate>>()
  readonly #ending = new AbortController()
  readonly #holdMs = new Map<string, number>()
  readonly #latest = new Map<string, number>()
  #turns = 0

  constructor(shop: Workshop) {
    this.#shop = shop
  }

  /**
   * Does an attempt of a submission to its end. It resolves too where it is done elsewhere, or needs no more attention. It never
   * does where this worker ends: to the engine it is under way, and goes to another worker.
   */
  async run(id: string, attempt: number): Promise<void> {
    const workflow = workflowOf(id, attempt)
    const turn = ++this.#turns
    this.#latest.set(workflow, turn)
    while (!this.#ending.signal.aborted) {
      // Once the queue gave it here anew, that is the one that goes on.
      if (this.#latest.get(workflow) !== turn) return
      const fate = await this.#begin(id, attempt)
      if (fate === 'done' || (fate === 'elsewhere' && (await this.#handOver(id, attempt)))) {
        if (this.#latest.get(workflow) === turn) this.#latest.delete(workflow)
        return
      }
      await pause(againAfterMs, this.#ending.signal).catch(() => {})
    }
    await new Promise(() => {})
  }

  /** Begins a job when the one before it of the same submission has ended here: two would both send. */
  async #begin(id: string, attempt: number): Promise<Fate> {
    const earlier = this.#running.get(id)
    if (earlier && earlier.attempt > attempt) return 'done'
    earlier?.stop.abort(isRepeated)
    const stop = new AbortController()
    const done = (async () => {
      await earlier?.done
      return this.#do(id, attempt, stop.signal)
    })()
    const running: RunningJob = { attempt, stop, done }
    this.#running.set(id, running)
    this.#all.add(done)
    try {
      return await done
    } finally {
      this.#all.delete(done)
      if (this.#running.get(id) === running) this.#running.delete(id)
    }
  }

  /** One job, from its claim to its end; whatever goes wrong is a fate. */
  async #do(id: string, attempt: number, signal: AbortSignal): Promise<Fate> {
    let claim: Claim | undefined
    try {
      signal.throwIfAborted()
      claim = await this.#shop.claims.claim(id, attempt)
      if (!claim) return 'done'
      const job = new Job(this.#shop, claim, signal)
      const running = this.#running.get(id)
      if (running && !signal.aborted) running.job = job
      await job.run()
      this.#holdMs.delete(claim.row.account)
      return 'done'
    } catch (error) {
      if (signal.aborted) return fateOf(signal.reason)
      const text = error instanceof Error ? error.message : String(error)
      const goesElsewhere = claim !== undefined && isOfWorker(error)
      const problem = goesElsewhere
        ? `A worker leaves it to others: ${text}`
        : `The worker failed, and tries again: ${text}`
      if (claim) await this.#shop.claims.problem(claim, problem).catch(() => {})
      if (!claim || !goesElsewhere) return 'again'
      await this.#hold(claim.row.account, signal)
      return 'elsewhere'
    }
  }

  /** Waits, for longer each time, so that a worker which lacks something does not take all from one which has it. */
  async #hold(account: string, signal: AbortSignal): Promise<void> {
    const ms = this.#holdMs.get(account) ?? firstHoldMs
    this.#holdMs.set(account, Math.min(longestHoldMs, 2 * ms))
    await pause(ms, signal).catch(() => {})
  }

  /** Whether the submission was given back. */
  async #handOver(id: string, attempt: number): Promise<boolean> {
    return this.#shop.handOver(id, attempt).then(
      () => true,
      () => false,
    )
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
    this.#running.get(id)?.job?.follow()
  }

  /** A submission needs no more attention. */
  dismiss(id: string): void {
    this.#running.get(id)?.stop.abort(needsNoMore)
  }

  /** The others took this worker for lost, and have its submissions. */
  forsake(): void {
    for (const { stop } of this.#running.values()) stop.abort(isTaken)
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
      const own = this.#running.get(id)?.job
      if (own && (await own.cancel(this.#ending.signal))) return
      if (row.handle) return runner.resume(JSON.parse(row.handle)).cancel(this.#ending.signal)
      await pause(lookEveryMs, this.#ending.signal)
    }
  }
}

/** What a job that was stopped leaves. */
function fateOf(reason: unknown): Fate {
  if (reason === workerEnds) return 'again'
  return reason === isTaken ? 'elsewhere' : 'done'
}
