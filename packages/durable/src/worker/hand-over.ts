import type { Database } from '../database/database.js'
import { engineSchema, workflowOf } from '../database/engine.js'

const handingOver = `UPDATE ${engineSchema}.workflow_status
  SET status = 'ENQUEUED', priority = 0, started_at_epoch_ms = NULL, owner_xid = NULL,
      updated_at = (extract(epoch FROM now()) * 1000)::bigint
  WHERE workflow_uuid = $1 AND executor_id = $2 AND status = 'PENDING'`

/**
 * Gives an attempt of a submission back to its queue, before all that waits there, for whichever worker comes first. One that
 * another worker has already stays there.
 *
 * @param worker - The one that gives it back.
 * @param signal - Ends the waiting for a database that cannot be reached.
 */
export async function handOver(
  database: Database,
  worker: string,
  id: string,
  attempt: number,
  signal: AbortSignal,
): Promise<void> {
  await database.insist(handingOver, [workflowOf(id, attempt), worker], signal)
}
