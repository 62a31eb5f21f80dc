import type { Database } from '../database/database.js'
import type { ListOptions } from './controls.js'
import { type DescribedRow, type DurableSubmission, describe, describedColumns } from './submission.js'

const pageSize = 500

/** Submissions of the database, oldest first. */
export async function* list(
  database: Database,
  { settled = false }: ListOptions,
): AsyncGenerator<DurableSubmission, void, void> {
  let last: string | null = null
  for (;;) {
    const rows: readonly DescribedRow[] = await database.query<DescribedRow>(
      `SELECT ${describedColumns} FROM mediaplug.submissions
       WHERE (settled_at IS NULL OR $1) AND ($2::uuid IS NULL OR
         (submitted_at, id) > (SELECT submitted_at, id FROM mediaplug.submissions WHERE id = $2))
       ORDER BY submitted_at, id LIMIT ${pageSize}`,
      [settled, last],
    )
    for (const row of rows) yield describe(row)
    if (rows.length < pageSize) return
    last = rows.at(-1)?.id ?? null
  }
}
