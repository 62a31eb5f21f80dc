import type { Database } from '../database/database.js'
import { newsOfSubmissions } from '../database/listener.js'
import type { Outcome } from '../submission/outcome.js'
import type { Row, SubmissionState } from '../submission/row.js'

/** A submission that this worker does. */
export interface Claim {
  readonly row: Row
  /** Counts how often it was claimed: what an earlier claim would write is not written any more. */
  readonly epoch: number
}

/** A doubt has ended for those who wait, and still keeps its place. */
const claiming = `UPDATE mediaplug.submissions SET worker = $2, epoch = epoch + 1
  WHERE id = $1 AND (ended_at IS NULL OR state = 'uncertain') AND settled_at IS NULL RETURNING *`

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
  readonly #epochs = new Map<string, number>()
  readonly #sending = new Set<string>()

  constructor(database: Database, worker: string) {
    this.#database = database
    this.#worker = worker
  }

  /** Claims a submission; `undefined` where nothing is to be done. */
  async claim(id: string): Promise<Claim | undefined> {
    const [row] = await this.#database.insist<Row>(claiming, [id, this.#worker])
    if (!row) return undefined
    this.#epochs.set(id, row.epoch)
    return { row, epoch: row.epoch }
  }

  /** Lets a submission go, here. */
  release({ row, epoch }: Claim): void {
    if (this.#epochs.get(row.id) !== epoch) return
    this.#epochs.delete(row.id)
    this.#sending.delete(row.id)
  }

  /** Its request is about to be sent. */
  begin(id: string): void {
    this.#sending.add(id)
  }

  /** Whether its request was, or is about to be, sent here. */
  isSending({ row }: Claim): boolean {
    return this.#sending.has(row.id)
  }

  /** The last claim of a submission here. */
  epochOf(id: string): number {
    return this.#epochs.get(id) ?? -1
  }

  /** Records what keeps a submission from going on; nothing, once it goes on. */
  async problem({ row: { id }, epoch }: Claim, problem: string | null): Promise<void> {
    await this.#database.insist(
      'UPDATE mediaplug.submissions SET problem = $3 WHERE id = $1 AND epoch = $2 AND ended_at IS NULL',
      [id, epoch, problem],
    )
  }

  /** Whether another worker does a submission by now, or nobody is to. */
  async isLost({ row, epoch }: Claim): Promise<boolean> {
    const [found] = await this.#database.insist<{ epoch: number }>(
      'SELECT epoch FROM mediaplug.submissions WHERE id = $1 AND settled_at IS NULL',
      [row.id],
    )
    return found?.epoch !== epoch || this.epochOf(row.id) !== epoch
  }

  /** Where a submission is now; nothing where it needs no more attention. */
  async stateOf(id: string): Promise<SubmissionState | undefined> {
    const [row] = await this.#database.insist<Pick<Row, 'state'>>(
      'SELECT state FROM mediaplug.submissions WHERE id = $1 AND settled_at IS NULL',
      [id],
    )
    return row?.state
  }

  /** Records an end, and tells it. */
  async end(claim: Claim, state: SubmissionState, outcome: Outcome, problem?: string): Promise<void> {
    const { row, epoch } = claim
    await this.#database.insist(ending, [row.id, epoch, state, JSON.stringify(outcome), problem ?? null])
  }
}
