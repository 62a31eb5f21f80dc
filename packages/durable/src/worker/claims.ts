import type { Database } from '../database/database.js'
import { newsOfSubmissions } from '../database/listener.js'
import type { Outcome } from '../submission/outcome.js'
import type { Row, SubmissionState } from '../submission/row.js'
import type { Presence } from './presence.js'

/** A submission that this worker does. */
export interface Claim {
  readonly row: Row
  /** Counts how often it was claimed: what an earlier claim would write is not written any more. */
  readonly epoch: number
  /** Which presence of this worker it is of: once the others took this worker for lost, they have its submissions. */
  readonly presence: number
}

/** A doubt has ended for those who wait, and still keeps its place. */
const claiming = `UPDATE mediaplug.submissions SET worker = $2, epoch = epoch + 1
  WHERE id = $1 AND attempt = $3 AND (ended_at IS NULL OR state = 'uncertain') AND settled_at IS NULL RETURNING *`

const ending = `WITH ended AS (
    UPDATE mediaplug.submissions
    SET state = $3, outcome = $4, problem = $5, ended_at = now(), frees_label = frees_label OR $3 = 'refused',
        has_place = has_place AND $3 = 'uncertain'
    WHERE id = $1 AND epoch = $2 AND ended_at IS NULL
    RETURNING id
  )
  SELECT pg_notify('${newsOfSubmissions}', json_build_object('kind', 'ended', 'id', id)::text) FROM ended`

/** What a worker writes of the submissions that it does. The database is waited for where it cannot be reached. */
export class Claims {
  readonly #database: Database
  readonly #worker: string
  readonly #presence: Presence
  readonly #signal: AbortSignal

  /** @param signal - Has it wait no more for a database that cannot be reached: the worker ends. */
  constructor(database: Database, worker: string, presence: Presence, signal: AbortSignal) {
    this.#database = database
    this.#worker = worker
    this.#presence = presence
    this.#signal = signal
  }

  /** Claims an attempt of a submission; `undefined` where nothing is to be done. */
  async claim(id: string, attempt: number): Promise<Claim | undefined> {
    const { number: presence } = this.#presence
    const [row] = await this.#insist<Row>(claiming, [id, this.#worker, attempt])
    return row && { row, epoch: row.epoch, presence }
  }

  /** Records what keeps a submission from going on; nothing, once it goes on. */
  async problem({ row: { id }, epoch }: Claim, problem: string | null): Promise<void> {
    await this.#insist(
      'UPDATE mediaplug.submissions SET problem = $3 WHERE id = $1 AND epoch = $2 AND ended_at IS NULL',
      [id, epoch, problem],
    )
  }

  /** Whether another worker does a submission by now, or nobody is to. */
  async isLost({ row, epoch }: Claim): Promise<boolean> {
    const [found] = await this.#insist<{ epoch: number }>(
      'SELECT epoch FROM mediaplug.submissions WHERE id = $1 AND settled_at IS NULL',
      [row.id],
    )
    return found?.epoch !== epoch
  }

  /** Where a submission is now; nothing where it needs no more attention. */
  async stateOf(id: string): Promise<SubmissionState | undefined> {
    const [row] = await this.#insist<Pick<Row, 'state'>>(
      'SELECT state FROM mediaplug.submissions WHERE id = $1 AND settled_at IS NULL',
      [id],
    )
    return row?.state
  }

  /** What was sent by an earlier worker is not at the vendor, or is known there by its key: it may be sent. */
  async mayRepeat({ row, epoch }: Claim): Promise<void> {
    await this.#insist(
      "UPDATE mediaplug.submissions SET state = 'waiting' WHERE id = $1 AND epoch = $2 AND state = 'sending'",
      [row.id, epoch],
    )
  }

  /** Keeps an answer that came at once, with the URLs of its files, before these are fetched: it is nowhere else. */
  async keepAnswer({ row: { id }, epoch }: Claim, outcome: Outcome): Promise<void> {
    await this.#insist(
      `UPDATE mediaplug.submissions SET state = 'answered', outcome = $3
       WHERE id = $1 AND epoch = $2 AND ended_at IS NULL`,
      [id, epoch, JSON.stringify(outcome)],
    )
  }

  /** Records an end, and tells it. */
  async end(claim: Claim, state: SubmissionState, outcome: Outcome, problem?: string): Promise<void> {
    const { row, epoch } = claim
    await this.#insist(ending, [row.id, epoch, state, JSON.stringify(outcome), problem ?? null])
  }

  #insist<Found extends Record<string, unknown>>(text: string, values: unknown[]): Promise<readonly Found[]> {
    return this.#database.insist<Found>(text, values, this.#signal)
  }
}
