import type { TaskHandle } from '@mediaplug/core'
import { handleOf, type Row, type SubmissionState, vendorHandleOf } from '../submission/row.js'

/** A submission as the database has it. */
export interface DurableSubmission {
  /** Its id. */
  readonly id: string
  /** The application's own name for it, where it has one. */
  readonly label: string | undefined
  /** The model, `provider/model`: with `fallback`, the one that is asked now. */
  readonly model: string
  /** Where it is. */
  readonly state: SubmissionState
  /** When it was submitted. */
  readonly submittedAt: Date
  /** When it ended; `undefined` as long as it goes on. */
  readonly endedAt: Date | undefined
  /** What `resume` takes: its reference is the submission's id. */
  readonly handle: TaskHandle
  /** The vendor's own handle of its task, once the vendor has accepted it. */
  readonly vendorHandle: TaskHandle | undefined
  /** What keeps it from going on, or went wrong, in words. */
  readonly problem: string | undefined
}

/** The columns that tell of a submission. */
export const describedColumns = 'id, label, model, state, submitted_at, ended_at, handle, problem'

/** What those columns have. */
export type DescribedRow = Pick<
  Row,
  'id' | 'label' | 'model' | 'state' | 'submitted_at' | 'ended_at' | 'handle' | 'problem'
>

/** A submission as its row has it. */
export const describe = (row: DescribedRow): DurableSubmission => ({
  id: row.id,
  label: row.label ?? undefined,
  model: row.model,
  state: row.state,
  submittedAt: row.submitted_at,
  endedAt: row.ended_at ?? undefined,
  handle: handleOf(row),
  vendorHandle: vendorHandleOf(row),
  problem: row.problem ?? undefined,
})
