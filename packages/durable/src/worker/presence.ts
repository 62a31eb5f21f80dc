import { hostname } from 'node:os'
import type { Database } from '../database/database.js'
import { engineName, engineSchema } from '../database/engine.js'

/** A worker says so often that it lives. */
const beatEveryMs = 2_000
/** A worker that has not said that it lives for so long is lost. */
const lostAfterMs = 15_000
/** One whose last sign is older than this sends nothing: it may be taken for lost before its bytes are at the vendor. */
const soundForMs = 10_000

/**
 * Gives the work of lost workers back to the queues: before all that waits there, since it counts among the tasks at the
 * vendor. It is what the engine does with its own work when it begins, for those that do not begin again.
 */
const givingBack = `UPDATE ${engineSchema}.workflow_status
  SET status = 'ENQUEUED', priority = 0, started_at_epoch_ms = NULL, owner_xid = NULL,
      updated_at = (extract(epoch FROM now()) * 1000)::bigint
  WHERE status = 'PENDING' AND application_name = '${engineName}'
    AND NOT EXISTS (SELECT 1 FROM mediaplug.workers WHERE workers.id = executor_id)`

/**
 * Gives submissions back whose workflow has ended though they have not: after a fault that nobody thought of.
 */
const findingAgain = `UPDATE ${engineSchema}.workflow_status AS workflow
  SET status = 'ENQUEUED', priority = 0, started_at_epoch_ms = NULL, owner_xid = NULL, completed_at = NULL,
      updated_at = (extract(epoch FROM now()) * 1000)::bigint
  FROM mediaplug.submissions AS submission
  WHERE submission.ended_at IS NULL AND submission.settled_at IS NULL
    AND workflow.workflow_uuid = CASE submission.attempt
      WHEN 1 THEN submission.id::text ELSE submission.id || '.' || submission.attempt END
    AND workflow.status NOT IN ('ENQUEUED', 'PENDING', 'DELAYED')
    AND workflow.updated_at < (extract(epoch FROM now()) * 1000)::bigint - ${lostAfterMs}`
const findEveryMs = 60_000

/** Tells the other workers that this one lives, and takes back what lost ones left. */
export class Presence {
  readonly #database: Database
  readonly #id: string
  readonly #providers: readonly string[]
  #timer: NodeJS.Timeout | undefined
  #beating: Promise<void> | undefined
  /** Since when each sign of life was written: a worker that was cut off itself cannot tell who is lost. */
  #steadySince = Number.POSITIVE_INFINITY
  #isEnding = false
  #foundAtMs = performance.now()
  #signedAtMs = Number.NEGATIVE_INFINITY
  #number = 0
  readonly #onRemoved: () => void

  /** @param onRemoved - Called when the others took this worker for lost, so that they have its submissions. */
  constructor(database: Database, id: string, providers: readonly string[], onRemoved: () => void) {
    this.#database = database
    this.#id = id
    this.#providers = providers
    this.#onRemoved = onRemoved
  }

  /** Counts how often the others took this worker for lost. */
  get number(): number {
    return this.#number
  }

  /** Whether the others know that this worker lives, and did so ever since it had a presence. */
  isSound(number: number): boolean {
    return number === this.#number && performance.now() - this.#signedAtMs < soundForMs
  }

  /** Begins. */
  async begin(): Promise<void> {
    await this.#sign()
    this.#steadySince = performance.now()
    this.#plan()
  }

  /** Ends, and gives the work of this worker back. */
  async end(): Promise<void> {
    this.#isEnding = true
    clearTimeout(this.#timer)
    await this.#beating
    await this.#database.transaction(async (connection) => {
      await connection.query('DELETE FROM mediaplug.workers WHERE id = $1', [this.#id])
      await connection.query(givingBack)
    })
  }

  #plan(): void {
    if (this.#isEnding) return
    this.#timer = setTimeout(() => {
      this.#beating = this.#beat().finally(() => this.#plan())
    }, beatEveryMs)
  }

  async #beat(): Promise<void> {
    try {
      await this.#sign()
      if (!Number.isFinite(this.#steadySince)) this.#steadySince = performance.now()
      if (performance.now() - this.#steadySince > lostAfterMs) await this.#takeBack()
      if (performance.now() - this.#foundAtMs > findEveryMs) await this.#findAgain()
    } catch {
      this.#steadySince = Number.POSITIVE_INFINITY
    }
  }

  async #sign(): Promise<void> {
    const sinceMs = performance.now()
    const [row] = await this.#database.query<{ isNew: boolean }>(
      `INSERT INTO mediaplug.workers (id, host, providers) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET seen_at = now() RETURNING xmax = 0 AS "isNew"`,
      [this.#id, hostname(), this.#providers],
    )
    const wasRemoved = row?.isNew === true && Number.isFinite(this.#signedAtMs)
    if (wasRemoved) this.#number++
    this.#signedAtMs = sinceMs
    if (wasRemoved) this.#onRemoved()
  }

  async #takeBack(): Promise<void> {
    await this.#database.transaction(async (connection) => {
      await connection.query(`DELETE FROM mediaplug.workers WHERE seen_at < now() - $1 * interval '1 ms'`, [
        lostAfterMs,
      ])
      await connection.query(givingBack)
    })
  }

  async #findAgain(): Promise<void> {
    this.#foundAtMs = performance.now()
    await this.#database.query(findingAgain)
  }
}
