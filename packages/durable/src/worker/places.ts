import { MediaplugError } from '@mediaplug/core'
import { type Connection, type Database, pause } from '../database/database.js'
import type { Claim } from './claims.js'

const lookEveryMs = 500

/** A settled submission has none any more; of those that ended, only doubts have theirs for a while. */
const taking = `UPDATE mediaplug.submissions SET has_place = true
  WHERE id = $1 AND epoch = $2 AND (has_place OR (
    SELECT count(*) FROM mediaplug.submissions WHERE has_place AND model = $3 AND settled_at IS NULL
  ) < $4)
  RETURNING id`

/** The places of models that have a limit of their own on tasks at a time, beside that of their account. */
export class Places {
  readonly #database: Database
  readonly #limits: ReadonlyMap<string, number>
  /** Of those who wait here for a place of the same model, one asks the database. */
  readonly #turns = new Map<string, Promise<void>>()

  /** @param limits - By the model's id. */
  constructor(database: Database, limits: ReadonlyMap<string, number>) {
    this.#database = database
    this.#limits = limits
  }

  /**
   * Waits for a place of the submission's model. It has one of its account already, and holds that meanwhile.
   *
   * @throws The signal's reason.
   */
  async take({ row: { id, model }, epoch }: Claim, signal: AbortSignal): Promise<void> {
    const limit = this.#limits.get(model)
    // One that has its place already waits behind nobody.
    if (limit === undefined || (await this.#tryToTake(id, epoch, model, limit, signal))) return
    const before = this.#turns.get(model) ?? Promise.resolve()
    const turn = before.then(() => this.#await(id, epoch, model, limit, signal))
    this.#turns.set(
      model,
      turn.catch(() => {}),
    )
    await turn
  }

  async #await(id: string, epoch: number, model: string, limit: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    while (!(await this.#tryToTake(id, epoch, model, limit, signal))) {
      await this.#checkIsOwn(id, epoch, signal)
      await pause(lookEveryMs, signal)
    }
  }

  /** Lets the place of a doubt go. */
  async letGo({ row: { id, model } }: Claim): Promise<void> {
    if (!this.#limits.has(model)) return
    await this.#database.insist('UPDATE mediaplug.submissions SET has_place = false WHERE id = $1', [id])
  }

  /** Nobody waits for a place for what is another worker's by now, or settled. */
  async #checkIsOwn(id: string, epoch: number, signal: AbortSignal): Promise<void> {
    const text = 'SELECT id FROM mediaplug.submissions WHERE id = $1 AND epoch = $2 AND settled_at IS NULL'
    if ((await this.#database.insist(text, [id, epoch], signal)).length > 0) return
    throw new MediaplugError('journal', 'Another worker does the submission by now, or it is settled.')
  }

  #tryToTake(id: string, epoch: number, model: string, limit: number, signal: AbortSignal): Promise<boolean> {
    const act = async (connection: Connection): Promise<boolean> => {
      await connection.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [model])
      const { rowCount } = await connection.query(taking, [id, epoch, model, limit])
      return rowCount === 1
    }
    return this.#database.insistOn(() => this.#database.transaction(act), signal)
  }
}
