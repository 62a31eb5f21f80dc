import type { MediaplugError, Output } from '@mediaplug/core'
import type { FinalStatus, RunningTask } from '@mediaplug/core/remote'
import { pause } from '../database/database.js'
import { keptError, type Outcome } from '../submission/outcome.js'
import { vendorHandleOf } from '../submission/row.js'
import { afterFault, asError } from './after-fault.js'
import type { Claim } from './claims.js'
import { keepPlace, lostWhileSending, lostWithAnswer } from './doubt.js'
import { Following } from './follow.js'
import { readFiles, storeFiles } from './store-files.js'
import type { Workshop } from './workshop.js'

const firstPauseMs = 1_000
const longestPauseMs = 60_000
/** For how long a worker that ends waits for the answer to what it has sent. */
const graceMs = 20_000
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
    const since = performance.now()
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, 2 * pauseMs)) {
      try {
        await this.#shop.places.take(this.#claim, this.#signal)
        const files = await readFiles(sink, row.files, this.#signal, this.#tell)
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
        const next = afterFault(error, row.others.length > 0, performance.now() - since < patienceMs)
        if (next === 'fall back') return await this.#shop.fallBack(this.#claim, error)
        if (next === 'refuse') return await this.#refuse(error)
        await this.#tell(`It is tried again: ${error.message}`)
        await pause(Math.max(pauseMs, error.retryAfterMs ?? 0), this.#signal)
      }
    }
  }

  /** Whether another worker does it by now, or nobody is to. */
  #isElsewhere(): Promise<boolean> {
    return this.#shop.claims.isLost(this.#claim)
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
    const error = known ?? lostWhileSending(this.#claim)
    await this.#shop.claims.end(this.#claim, 'uncertain', keptError(error), error.message)
    await this.#keepPlace()
  }

  async #keepPlace(): Promise<void> {
    const state = await keepPlace(this.#shop, this.#claim, this.#signal)
    if (state === 'accepted') return this.#takeUp()
    await this.#shop.places.letGo(this.#claim)
  }

  /** The answer came after all, to a worker that was thought to be lost. */
  async #takeUp(): Promise<void> {
    const claim = await this.#shop.claims.claim(this.#claim.row.id)
    if (claim) await new Job(this.#shop, claim, this.#signal).run()
  }

  async #lostAnswer(): Promise<void> {
    const error = lostWithAnswer(this.#claim)
    await this.#shop.claims.end(this.#claim, 'answered', keptError(error), error.message)
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
