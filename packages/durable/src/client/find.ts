import { randomUUID } from 'node:crypto'
import type { TaskHandle } from '@mediaplug/core'
import type { Database } from '../database/database.js'
import { accountOf } from '../submission/row.js'
import { isId } from './settle.js'
import { enqueue, type Store } from './store.js'

/**
 * The submission of a vendor's own handle: one of the database, or a new one for a task that was submitted elsewhere, by
 * another kind of client say. Workers ask after it from now on. It is at the vendor already, so that it waits for nobody.
 */
async function adopt(database: Database, store: Store, handle: TaskHandle, caller: string): Promise<string> {
  const engine = await store.engine()
  return database.insistOn(() =>
    database.transaction(async (connection) => {
      await connection.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `${handle.model} ${handle.ref}`,
      ])
      const { rows } = await connection.query<{ id: string }>(
        `SELECT id FROM mediaplug.submissions
         WHERE ref = $1 AND handle::json->>'model' = $2 ORDER BY submitted_at LIMIT 1`,
        [handle.ref, handle.model],
      )
      const [known] = rows
      if (known) return known.id
      const id = randomUUID()
      const account = accountOf(handle.model)
      await connection.query(
        `INSERT INTO mediaplug.submissions
         (id, digest, caller, account, model, input, priority, state, submitted_at, sent_at, handle, ref)
         VALUES ($1, '', $2, $3, $4, 'null', 0, 'accepted', $5, $5, $6, $7)`,
        [id, caller, account, handle.model, handle.submittedAt, JSON.stringify(handle), handle.ref],
      )
      await enqueue(engine, connection, { id, attempt: 1, account, priority: 0 })
      return id
    }),
  )
}

/**
 * The id of the submission of a handle: ours, or the vendor's, who may name its tasks as we name submissions.
 *
 * @throws MediaplugError `journal`.
 */
export async function find(
  database: Database,
  store: Store,
  handle: TaskHandle,
  caller: string,
): Promise<string> {
  if (!isId(handle.ref)) return adopt(database, store, handle, caller)
  const [row] = await database.query<{ id: string }>('SELECT id FROM mediaplug.submissions WHERE id = $1', [
    handle.ref,
  ])
  return row?.id ?? adopt(database, store, handle, caller)
}
