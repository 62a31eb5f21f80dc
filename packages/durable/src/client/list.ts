import type { Database } from '../database/database.js'
import type { ListOptions } from './controls.js'
import { type DescribedRow, type DurableSubmission, describe, describedColumns } from './submission.js'

const pageSize = 500

/** Submissions of the database, oldest first. */
export async function* list(
  database: Database,
  { settled = false }: ListOptions,
): AsyncGenerator<DurableSubmission, void, void> {
  let last: DescribedRow | undefined
  for (;;) {
    const rows: readonly DescribedRow[] = await database.query<DescribedRow>(
      `SELECT ${describedColumns} FROM mediaplug.submissions
       WHERE (settled_at IS NULL OR $1) AND ($2::timestamptz IS NULL OR (submitted_at, id) > ($2, $3::uuid))
       ORDER BY submitted_at, id LIMIT ${pageSize}`,
      [settled, last?.submitted_at ?? null, last?.id ?? null],
    )
    for (const row of rows) yield describe(row)
    if (rows.length < pageSize) return
    last = rows.at(-1)
  }
}
