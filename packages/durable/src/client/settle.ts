import { MediaplugError, type TaskHandle } from '@mediaplug/core'
import type { Database } from '../database/database.js'
import { newsForWorkers, newsOfSubmissions } from '../database/listener.js'
import type { Outcome } from '../submission/outcome.js'

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Whether a text is the id of a submission. */
export const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value)

/** What brought nothing may be submitted again under its label. */
const broughtNothing = `('waiting', 'refused', 'uncertain', 'answered', 'failed', 'canceled', 'expired')`

const neverSent: Outcome = { state: 'canceled', reason: 'it was settled before it was sent' }

/** By our id, or by the vendor's reference and model. What waits is never sent, so it ends as canceled. */
const settling = `WITH settled AS (
    UPDATE mediaplug.submissions
    SET settled_at = COALESCE(settled_at, now()),
        frees_label = frees_label OR state IN ${broughtNothing},
        outcome = CASE state WHEN 'waiting' THEN $4 ELSE outcome END,
        ended_at = CASE state WHEN 'waiting' THEN now() ELSE ended_at END,
        epoch = CASE state WHEN 'waiting' THEN epoch + 1 ELSE epoch END,
        state = CASE state WHEN 'waiting' THEN 'canceled' ELSE state END
    WHERE id IN (
      SELECT id FROM mediaplug.submissions WHERE id = $1
      UNION ALL
      SELECT id FROM mediaplug.submissions WHERE ref = $2 AND handle::json->>'model' = $3
    )
    RETURNING id, state
  )
  SELECT pg_notify('${newsForWorkers}', json_build_object('kind', 'dismissed', 'id', id)::text),
    CASE state WHEN 'canceled' THEN
      pg_notify('${newsOfSubmissions}', json_build_object('kind', 'ended', 'id', id)::text)
    END
  FROM settled`

/**
 * Records that a submission needs no more attention: workers ask no more after it, and its place goes to the next. One
 * that waits is not sent any more. One that brought nothing lets its label go.
 *
 * @throws MediaplugError `invalid-input` for what is neither an id nor a handle, `journal`.
 */
export async function settle(database: Database, submission: string | TaskHandle): Promise<void> {
  const handle = typeof submission === 'string' ? undefined : submission
  const name = typeof submission === 'string' ? submission : submission?.ref
  if (typeof name !== 'string' || (!handle && !isId(name))) {
    const message = 'settle(): must be the id of a submission, or a handle.'
    throw new MediaplugError('invalid-input', message, { phase: 'input' })
  }
  const ref = handle ? name : null
  const values = [isId(name) ? name : null, ref, handle?.model ?? null, JSON.stringify(neverSent)]
  await database.query(settling, values)
}

/** Settles submissions whose ends were handed over: those of a moment together. */
export class Deliveries {
  readonly #database: Database
  readonly #ids = new Set<string>()
  #writing: Promise<void> | undefined

  constructor(database: Database) {
    this.#database = database
  }

  add(id: string): void {
    this.#ids.add(id)
    this.#writing ??= new Promise((resolve) => setTimeout(resolve, 5)).then(() => this.#write())
  }

  /** Resolves when all of them are written, as far as they can be. */
  async flush(): Promise<void> {
    while (this.#writing) await this.#writing
  }

  async #write(): Promise<void> {
    const ids = [...this.#ids]
    this.#ids.clear()
    try {
      await this.#database.insist(
        'UPDATE mediaplug.submissions SET settled_at = COALESCE(settled_at, now()) WHERE id = ANY($1::uuid[])',
        [ids],
      )
    } catch {
      // They stay unsettled: a result may come twice, but not never.
    } finally {
      this.#writing = this.#ids.size > 0 ? this.#write() : undefined
    }
  }
}
