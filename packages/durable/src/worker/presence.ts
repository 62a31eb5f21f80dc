import { hostname } from 'node:os'
import type { Database } from '../database/database.js'
import { engineName, engineSchema } from '../database/engine.js'

/** A worker says so often that it lives. */
const beatEveryMs = 2_000
/** A worker that has not said that it lives for so long is lost. */
const lostAfterMs = 15_000

/**
 * Gives the work of lost workers back to the queues: before all that waits there, since it counts among the tasks at the
 * vendor. It is what the engine does with its own work when it begins, for those that do not begin again.
 */
const givingBack = `UPDATE ${engineSchema}.workflow_status
  SET status = 'ENQUEUED', priority = 0, started_at_epoch_ms = NULL, owner_xid = NULL,
      updated_at = (extract(epoch FROM now()) * 1000)::bigint
  WHERE status = 'PENDING' AND application_name = '${engineName}'
    AND NOT EXISTS (SELECT 1 FROM mediaplug.workers WHERE workers.id = executor_id)`

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

  constructor(database: Database, id: string, providers: readonly string[]) {
    this.#database = database
    this.#id = id
    this.#providers = providers
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
    } catch {
      this.#steadySince = Number.POSITIVE_INFINITY
    }
  }

  async #sign(): Promise<void> {
    await this.#database.query(
      `INSERT INTO mediaplug.workers (id, host, providers) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET seen_at = now()`,
      [this.#id, hostname(), this.#providers],
    )
  }

  async #takeBack(): Promise<void> {
    await this.#database.transaction(async (connection) => {
      await connection.query(`DELETE FROM mediaplug.workers WHERE seen_at < now() - $1 * interval '1 ms'`, [
        lostAfterMs,
      ])
      await connection.query(givingBack)
    })
  }
}
