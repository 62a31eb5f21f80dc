import type { DBOSClient } from '@dbos-inc/dbos-sdk'
import type { MediaplugError } from '@mediaplug/core'
import { enqueue } from '../client/store.js'
import type { Database } from '../database/database.js'
import { accountOf, type KeptRefusal, refusalsOf } from '../submission/row.js'
import type { Claim } from './claims.js'

/** Those that were asked before have waited already: they come before others of their new account. */
const turnAfterRefusal = 0

/** Gives a submission its place at the next model that accepts it, and records who refused: both or neither. */
export async function fallBack(
  database: Database,
  engine: DBOSClient,
  { row, epoch }: Claim,
  error: MediaplugError,
): Promise<void> {
  const [model = row.model, ...others] = row.others
  const attempt = row.attempt + 1
  const refusal: KeptRefusal = { model: row.model, error: error.toJSON() }
  await database.insistOn(() =>
    database.transaction(async (connection) => {
      const { rowCount } = await connection.query(
        `UPDATE mediaplug.submissions
         SET model = $3, account = $4, others = $5, attempt = $6, refusals = $7, state = 'waiting', worker = NULL,
             epoch = epoch + 1, has_place = false, sent_at = NULL, problem = $8
         WHERE id = $1 AND epoch = $2 AND ended_at IS NULL`,
        [
          row.id,
          epoch,
          model,
          accountOf(model),
          others,
          attempt,
          JSON.stringify([...refusalsOf(row), refusal]),
          error.message,
        ],
      )
      if (rowCount === 0) return
      await enqueue(engine, connection, {
        id: row.id,
        attempt,
        account: accountOf(model),
        priority: turnAfterRefusal,
      })
    }),
  )
}
