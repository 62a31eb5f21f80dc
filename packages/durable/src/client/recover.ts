import { MediaplugError, type Recovered } from '@mediaplug/core'
import type { Front } from '@mediaplug/core/remote'
import type { Database } from '../database/database.js'
import { handleOf, type Row } from '../submission/row.js'

/** What is told of a submission that is not settled. */
type UnsettledRow = Pick<
  Row,
  | 'id'
  | 'label'
  | 'model'
  | 'state'
  | 'input'
  | 'submitted_at'
  | 'sent_at'
  | 'ended_at'
  | 'outcome'
  | 'problem'
> & { readonly isLate: boolean }

const columns = 'id, label, model, state, input, submitted_at, sent_at, ended_at, outcome, problem'
const pageSize = 500

/** Tasks first, then answers and doubts, each oldest first: what has ended well is a task whose result nobody took. */
const late = `(state IN ('answered', 'uncertain') OR (state = 'succeeded' AND handle IS NULL))`

function recovered(row: UnsettledRow, isTask: boolean): Recovered {
  const { id, model } = row
  const common = { id, label: row.label ?? undefined, input: JSON.parse(row.input) as unknown }
  if (row.state === 'uncertain') {
    const sentAt = (row.sent_at ?? row.submitted_at).toISOString()
    const reason = row.problem ?? 'The worker ended before an answer was recorded.'
    return { ...common, state: 'uncertain', model, sentAt, idempotencyKey: id, reason }
  }
  if (isTask && row.state !== 'answered') return { ...common, state: 'accepted', handle: handleOf(row) }
  const answeredAt = (row.ended_at ?? row.sent_at ?? row.submitted_at).toISOString()
  return { ...common, state: 'answered', model, answeredAt }
}

/**
 * What the database holds as unsettled and a vendor has or may have: tasks that go on or whose end nobody took, answers that
 * nobody took, and doubts. What waits is left out: workers do it.
 *
 * @throws MediaplugError `journal`, `aborted`, `timeout`.
 */
export async function* recover(
  database: Database,
  front: Front,
  signal: AbortSignal | undefined,
): AsyncGenerator<Recovered, void, void> {
  let last: UnsettledRow | undefined
  for (;;) {
    const rows: readonly UnsettledRow[] = await database.query<UnsettledRow>(
      `SELECT ${columns}, ${late} AS "isLate" FROM mediaplug.submissions
       WHERE settled_at IS NULL AND state NOT IN ('waiting', 'sending', 'refused') AND ($2::uuid IS NULL OR
         (${late}, submitted_at, id) > ($1::boolean, (SELECT submitted_at FROM mediaplug.submissions WHERE id = $2), $2))
       ORDER BY ${late}, submitted_at, id LIMIT ${pageSize}`,
      [last?.isLate ?? null, last?.id ?? null],
    )
    for (const row of rows) {
      if (signal?.aborted) throw stopped(signal.reason)
      yield recovered(row, front.keepsTasks(row.model))
    }
    if (rows.length < pageSize) return
    last = rows.at(-1)
  }
}

const stopped = (cause: unknown): MediaplugError =>
  MediaplugError.is(cause) ? cause : new MediaplugError('aborted', 'stopped by the caller.', { cause })
