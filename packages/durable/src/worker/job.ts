import { MediaplugError, type Output } from '@mediaplug/core'
import type { FinalStatus, Runner, RunningTask } from '@mediaplug/core/remote'
import { type Database, pause } from '../database/database.js'
import type { Sink } from '../sink.js'
import { keptError, type Outcome } from '../submission/outcome.js'
import { vendorHandleOf } from '../submission/row.js'
import type { Claim, Claims } from './claims.js'
import { Following } from './follow.js'
import { readFiles, storeFiles } from './store-files.js'

/** What jobs are done with. */
export interface Workshop {
  readonly database: Database
  readonly runner: Runner
  readonly sink: Sink
  readonly claims: Claims
  readonly patienceMs: number
  readonly doubtMs: number | undefined
  /** Gives a submission its place at the next model, and records who refused. */
  fallBack(claim: Claim, error: MediaplugError): Promise<void>
}

const firstPauseMs = 1_000
const longestPauseMs = 60_000
const lookEveryMs = 5_000
/** For how long a worker that ends waits for the answer to what it has sent. */
const graceMs = 20_000
/** A doubt keeps its place for so many times the usual duration of a task; where nothing is known of it, for an hour. */
const doubtShare = 3
const usualDoubtMs = 3_600_000

/** What may pass by itself, with nothing accepted. */
const passing: ReadonlySet<string> = new Set(['network', 'rate-limit'])

const asError = (thrown: unknown): MediaplugError =>
  MediaplugError.is(thrown)
    ? thrown
    : new MediaplugError(
        'vendor',
        `the worker failed: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
        {
          retryable: false,
          cause: thrown,
        },
      )

/** One submission, from its claim to its end. What it has come to stands in its row: a further worker goes on from there. */
export class Job {
  readonly #shop: Workshop
  readonly #claim: Claim
  readonly #signal: AbortSignal
  /** A request that is on its way is not broken off at once, nor what came of it. */
  readonly #sending = new AbortController()
  #task: RunningTask | undefined
  #following: Following | undefined

  /** @param signal - Stops it: the worker ends, or the submission needs no more attention. */
  constructor(shop: Workshop, claim: Claim, signal: AbortSignal) {
    this.#shop = shop
    this.#claim = claim
    this.#signal = signal
    signal.addEventListener('abort', () => this.#stopSending(), { once: true })
  }

  /** Goes on from where the row says. @throws The signal's reason. */
  async run(): Promise<void> {
    const { row } = this.#claim
    const handle = vendorHandleOf(row)
    switch (row.state) {
      case 'waiting':
        return this.#send()
      case 'sending':
        return this.#examine()
      case 'accepted':
        return handle ? this.#follow(this.#shop.runner.resume(handle, row.label ?? undefined)) : this.#doubt()
      case 'uncertain':
        return this.#keepPlace()
      case 'answered':
        return this.#lostAnswer()
      default:
    }
  }

  /** A client follows the progress. */
  follow(): void {
    if (this.#task) this.#following ??= new Following(this.#shop.database, this.#claim.row.id, this.#task)
    this.#following?.renew()
  }

  /** Has the task ended at the vendor. @throws MediaplugError `unsupported` where the vendor cannot. */
  async cancel(signal: AbortSignal): Promise<boolean> {
    await this.#task?.cancel(signal)
    return this.#task !== undefined
  }

  #stopSending(): void {
    const stop = (): void => this.#sending.abort(this.#signal.reason)
    if (this.#shop.claims.isSending(this.#claim)) setTimeout(stop, graceMs).unref()
    else stop()
  }

  readonly #tell = (problem: string): Promise<void> => this.#shop.claims.problem(this.#claim, problem)

  async #send(): Promise<void> {
    const { row } = this.#claim
    const { runner, sink, patienceMs } = this.#shop
    const files = await readFiles(sink, row.files, this.#signal, this.#tell)
    const since = performance.now()
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, 2 * pauseMs)) {
      try {
        const task = await runner.send({
          id: row.id,
          model: row.model,
          input: JSON.parse(row.input) as unknown,
          files,
          label: row.label ?? undefined,
          mayFallBack: row.others.length > 0,
          signal: this.#sending.signal,
        })
        return await this.#follow(task)
      } catch (thrown) {
        const error = asError(thrown)
        if (error.code === 'submission-uncertain' && !this.#sending.signal.aborted)
          return await this.#doubt(error)
        this.#signal.throwIfAborted()
        if (error.code === 'journal' && (await this.#isElsewhere())) return
        const mayPass = error.code === 'journal' || (error.retryable && passing.has(error.code))
        if (row.others.length > 0 && error.code !== 'rejected' && error.code !== 'journal') {
          return await this.#shop.fallBack(this.#claim, error)
        }
        if (!mayPass || performance.now() - since >= patienceMs) return await this.#refuse(error)
        await this.#tell(`It is tried again: ${error.message}`)
        await pause(Math.max(pauseMs, error.retryAfterMs ?? 0), this.#signal)
      }
    }
  }

  /** Whether another worker does it by now, or nobody is to. */
  async #isElsewhere(): Promise<boolean> {
    const { claims, database } = this.#shop
    const { row, epoch } = this.#claim
    const [found] = await database.insist<{ epoch: number; settled: boolean }>(
      'SELECT epoch, settled_at IS NOT NULL AS settled FROM mediaplug.submissions WHERE id = $1',
      [row.id],
    )
    return found === undefined || found.settled || found.epoch !== epoch || claims.epochOf(row.id) !== epoch
  }

  /** The worker before was lost between its intent and the vendor's answer: what was sent is never sent again by itself. */
  async #examine(): Promise<void> {
    const { row } = this.#claim
    const { runner, database } = this.#shop
    const sentAt = row.sent_at ?? row.submitted_at
    const verdict = await runner.examine({ model: row.model, idempotencyKey: row.id, sentAt }, this.#signal)
    if (verdict === 'uncertain') return this.#doubt()
    if (typeof verdict !== 'object') return this.#send()
    await database.insist(
      "UPDATE mediaplug.submissions SET state = 'accepted', handle = $3, ref = $4 WHERE id = $1 AND epoch = $2",
      [row.id, this.#claim.epoch, JSON.stringify(verdict.handle), verdict.handle.ref],
    )
    return this.#follow(runner.resume(verdict.handle, row.label ?? undefined))
  }

  async #doubt(known?: MediaplugError): Promise<void> {
    const { row } = this.#claim
    const sentAt = (row.sent_at ?? new Date()).toISOString()
    const error =
      known ??
      new MediaplugError(
        'submission-uncertain',
        `${row.model}: a worker ended after it had begun to send the request at ${sentAt}, and before an answer was recorded. It may have been accepted and charged, so it is not repeated. Look for it at the vendor, and settle it, before you submit again.`,
        {
          provider: row.account,
          model: row.model,
          phase: 'start',
          submission: {
            id: row.id,
            model: row.model,
            sentAt,
            idempotencyKey: row.id,
            label: row.label ?? undefined,
          },
        },
      )
    await this.#shop.claims.end(this.#claim, 'uncertain', keptError(error), error.message)
    await this.#keepPlace()
  }

  /** The vendor may be at work on it: it counts among the account's tasks for as long as such a task may take. */
  async #keepPlace(): Promise<void> {
    const { row } = this.#claim
    const { runner, claims, doubtMs } = this.#shop
    const usual = runner.usualSeconds(row.model)
    const forMs = doubtMs ?? (usual === undefined ? usualDoubtMs : doubtShare * usual * 1_000)
    const endsAt = (row.sent_at ?? new Date()).getTime() + forMs
    for (let leftMs = endsAt - Date.now(); leftMs > 0; leftMs = endsAt - Date.now()) {
      await pause(Math.min(lookEveryMs, leftMs), this.#signal)
      const state = await claims.stateOf(row.id)
      if (state === 'accepted') return this.#takeUp()
      if (state !== 'uncertain') return
    }
  }

  /** The answer came after all, to a worker that was thought to be lost. */
  async #takeUp(): Promise<void> {
    const claim = await this.#shop.claims.claim(this.#claim.row.id)
    if (claim) await new Job(this.#shop, claim, this.#signal).run()
  }

  async #lostAnswer(): Promise<void> {
    const { row } = this.#claim
    const message = `${row.model}: the vendor answered, and the worker ended before the result was kept. It was most likely charged. Look for the result at the vendor before you submit again.`
    const error = new MediaplugError('submission-uncertain', message, {
      provider: row.account,
      model: row.model,
      phase: 'start',
    })
    await this.#shop.claims.end(this.#claim, 'answered', keptError(error), message)
  }

  async #refuse(error: MediaplugError): Promise<void> {
    await this.#shop.claims.end(this.#claim, 'refused', keptError(error), error.message)
  }

  async #follow(task: RunningTask): Promise<void> {
    this.#task = task
    try {
      const final = await this.#untilEnd(task)
      await this.#finish(final)
    } finally {
      this.#following?.end()
    }
  }

  /** A fault of the asking decides nothing about the task: it is asked again. */
  async #untilEnd(task: RunningTask): Promise<FinalStatus<Output>> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, 2 * pauseMs)) {
      try {
        return await task.end(this.#signal)
      } catch (error) {
        this.#signal.throwIfAborted()
        await this.#tell(`The vendor cannot be asked after it, and is asked again: ${asError(error).message}`)
        await pause(pauseMs, this.#signal)
      }
    }
  }

  async #finish(final: FinalStatus<Output>): Promise<void> {
    const { claims, sink } = this.#shop
    const { id } = this.#claim.row
    if (final.state !== 'succeeded') return claims.end(this.#claim, final.state, final, final.reason)
    // What a vendor that keeps no task has answered is nowhere else.
    const signal = this.#task?.handle ? this.#signal : this.#sending.signal
    const files = await storeFiles(sink, id, final.output, signal, this.#tell)
    const lost = files.flatMap((file, number) => (file ? [] : [number]))
    const outcome: Outcome = { state: 'succeeded', output: final.output, files }
    const problem = lost.length > 0 ? `The vendor did not give the files ${lost.join(', ')}.` : undefined
    await claims.end(this.#claim, 'succeeded', outcome, problem)
  }
}
