import { MediaplugError } from '@mediaplug/core'
import type { Database } from '../database/database.js'
import { newsForWorkers, newsOfSubmissions } from '../database/listener.js'
import type { Outcome } from '../submission/outcome.js'
import { accountOf, type Row } from '../submission/row.js'
import { ask } from './questions.js'
import type { Store } from './store.js'

const outcome: Outcome = { state: 'canceled', reason: 'it was canceled before it was sent' }

/**
 * Ends a submission: one that waits, in the queue or with a worker, is not sent any more, one that the vendor has is canceled there by a worker.
 *
 * @throws MediaplugError `unsupported` where the vendor cannot, `invalid-input` for one that is not there.
 */
export async function cancel(
  database: Database,
  store: Store,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const canceled = await database.query(
    `WITH canceled AS (
       UPDATE mediaplug.submissions SET state = 'canceled', outcome = $2, ended_at = now(),
         epoch = epoch + 1
       WHERE id = $1 AND state = 'waiting'
       RETURNING id
     )
     SELECT pg_notify('${newsOfSubmissions}', json_build_object('kind', 'ended', 'id', id)::text),
       pg_notify('${newsForWorkers}', json_build_object('kind', 'dismissed', 'id', id)::text)
     FROM canceled`,
    [id, JSON.stringify(outcome)],
  )
  if (canceled.length > 0) return
  const [row] = await database.query<Pick<Row, 'model' | 'ended_at'>>(
    'SELECT model, ended_at FROM mediaplug.submissions WHERE id = $1',
    [id],
  )
  if (!row) {
    const message = `There is no submission ${id} in the database ${database.place}.`
    throw new MediaplugError('invalid-input', message, { phase: 'cancel' })
  }
  if (row.ended_at) return
  await ask(store, database, accountOf(row.model), { kind: 'cancel', id }, signal)
}
