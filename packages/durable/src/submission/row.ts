import type { MediaplugError, TaskHandle } from '@mediaplug/core'
import type { Outcome } from './outcome.js'

/**
 * Where a submission is. `waiting`: for a place, or for a worker; `sending`: the request is about to be sent, or was;
 * `accepted`: the vendor has the task; `answered`: the vendor gave the result at once; `uncertain`: it was sent, and its
 * fate is not known; `refused`: nothing came of it. The others are the vendor's last word.
 */
export type SubmissionState =
  | 'waiting'
  | 'sending'
  | 'accepted'
  | 'answered'
  | 'uncertain'
  | 'refused'
  | 'succeeded'
  | 'failed'
  | 'canceled'
  | 'expired'

/** A model that was asked, and whose vendor accepted nothing, as a row keeps it. */
export interface KeptRefusal {
  readonly model: string
  readonly error: ReturnType<MediaplugError['toJSON']>
}

/** A submission as its table has it: a type and no interface, since rows are such. */
export type Row = {
  readonly id: string
  readonly label: string | null
  readonly digest: string
  readonly caller: string
  readonly account: string
  readonly model: string
  readonly others: readonly string[]
  readonly attempt: number
  readonly input: string
  readonly files: readonly string[]
  readonly state: SubmissionState
  readonly worker: string | null
  readonly epoch: number
  readonly submitted_at: Date
  readonly sent_at: Date | null
  readonly handle: string | null
  readonly refusals: string | null
  readonly outcome: string | null
  readonly problem: string | null
  readonly ended_at: Date | null
  readonly settled_at: Date | null
}

/** The handle of a submission: its reference is the submission's id, since the vendor's comes later. */
export const handleOf = ({
  id,
  model,
  submitted_at,
}: Pick<Row, 'id' | 'model' | 'submitted_at'>): TaskHandle => ({
  v: 1,
  model,
  ref: id,
  submittedAt: submitted_at.toISOString(),
})

/** The vendor's handle of the task. */
export const vendorHandleOf = ({ handle }: Pick<Row, 'handle'>): TaskHandle | undefined =>
  handle === null ? undefined : (JSON.parse(handle) as TaskHandle)

/** How it ended, once it has. */
export const outcomeOf = ({ outcome }: Pick<Row, 'outcome'>): Outcome | undefined =>
  outcome === null ? undefined : (JSON.parse(outcome) as Outcome)

/** Who was asked before, and refused. */
export const refusalsOf = ({ refusals }: Pick<Row, 'refusals'>): readonly KeptRefusal[] =>
  refusals === null ? [] : (JSON.parse(refusals) as readonly KeptRefusal[])

/** The provider's id of a model. */
export const accountOf = (model: string): string => model.slice(0, model.indexOf('/'))
