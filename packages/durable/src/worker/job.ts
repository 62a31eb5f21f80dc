import type { MediaplugError, Output } from '@mediaplug/core'
import type { FinalStatus, RunningTask } from '@mediaplug/core/remote'
import { pause } from '../database/database.js'
import { keptError } from '../submission/outcome.js'
import { outcomeOf, vendorHandleOf } from '../submission/row.js'
import { afterFault, asError, isOfWorker } from './after-fault.js'
import type { Claim } from './claims.js'
import { keepPlace, lostWhileSending, lostWithAnswer } from './doubt.js'
import { Following } from './follow.js'
import { keepResult } from './keep-result.js'
import { sendOnce } from './send-once.js'
import { Sending } from './sending.js'
import { readFiles } from './store-files.js'
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
  #current: Sending | undefined
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
        return row.ended_at ? this.#keepPlace() : this.#doubt()
      case 'answered':
        return this.#finishAnswer()
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
    if (this.#current?.isUnderWay) setTimeout(stop, graceMs).unref()
    else stop()
  }

  readonly #tell = (problem: string): Promise<void> => this.#shop.claims.problem(this.#claim, problem)

  async #send(): Promise<void> {
    const { row } = this.#claim
    const { sink, patienceMs } = this.#shop
    const since = performance.now()
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, 2 * pauseMs)) {
      try {
        await this.#shop.places.take(this.#claim, this.#signal)
        const files = await readFiles(sink, row.files, this.#signal, this.#tell)
        const sending = new Sending(this.#claim)
        this.#current = sending
        const signals = { waiting: this.#signal, sending: this.#sending.signal }
        const task = await sendOnce(this.#shop, sending, files, signals)
        return await this.#follow(task)
      } catch (thrown) {
        const error = asError(thrown)
        if (error.code === 'submission-uncertain' && !this.#sending.signal.aborted)
          return await this.#doubt(error)
        this.#signal.throwIfAborted()
        if (error.code === 'journal' && (await this.#shop.claims.isLost(this.#claim))) return
        const next = afterFault(error, row.others.length > 0, performance.now() - since < patienceMs)
        if (next === 'fall back') return await this.#shop.fallBack(this.#claim, error)
        if (next === 'elsewhere') throw error
        if (next === 'refuse') return await this.#refuse(error)
        await this.#tell(`It is tried again: ${error.message}`)
        await pause(Math.max(pauseMs, error.retryAfterMs ?? 0), this.#signal)
      }
    }
  }

  /** The worker before was lost between its intent and the vendor's answer: what was sent is never sent again by itself. */
  async #examine(): Promise<void> {
    const { row } = this.#claim
    const { runner, database } = this.#shop
    const sentAt = row.sent_at ?? row.submitted_at
    const verdict = await runner.examine({ model: row.model, idempotencyKey: row.id, sentAt }, this.#signal)
    if (verdict === 'uncertain') return this.#doubt()
    if (typeof verdict !== 'object') {
      await this.#shop.claims.mayRepeat(this.#claim)
      return this.#send()
    }
    await database.insist(
      "UPDATE mediaplug.submissions SET state = 'accepted', handle = $3, ref = $4 WHERE id = $1 AND epoch = $2",
      [row.id, this.#claim.epoch, JSON.stringify(verdict.handle), verdict.handle.ref],
      this.#signal,
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
    const { id, attempt } = this.#claim.row
    const claim = await this.#shop.claims.claim(id, attempt)
    if (claim) await new Job(this.#shop, claim, this.#signal).run()
  }

  /** The worker before was lost after the vendor had answered at once: what is kept of the answer has its URLs. */
  async #finishAnswer(): Promise<void> {
    const { row } = this.#claim
    const kept = outcomeOf(row)
    if (kept?.state === 'succeeded') {
      const output = this.#shop.output(row.model, kept.output)
      if (output.assets.every(({ url }) => url !== undefined)) return this.#keep(output)
    }
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
        if (isOfWorker(error)) throw error
        await this.#tell(`The vendor cannot be asked after it, and is asked again: ${asError(error).message}`)
        await pause(pauseMs, this.#signal)
      }
    }
  }

  async #finish(final: FinalStatus<Output>): Promise<void> {
    const { claims } = this.#shop
    if (final.state !== 'succeeded') return claims.end(this.#claim, final.state, final, final.reason)
    const { output } = final
    if (!this.#task?.handle) await claims.keepAnswer(this.#claim, { state: 'succeeded', output, files: [] })
    await this.#keep(output)
  }

  async #keep(output: Output): Promise<void> {
    // What a vendor that keeps no task has answered is nowhere else.
    const signal = this.#task?.handle ? this.#signal : this.#sending.signal
    await keepResult(this.#shop, this.#claim, output, signal)
  }
}
