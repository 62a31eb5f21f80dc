import type { ErrorCode } from '@mediaplug/core'
import type { CatalogueModel } from '../registry/catalogue-model.js'
import { definitionOf } from './facts.js'

/** An error to expect of a model. */
export interface ExpectedError {
  readonly code: ErrorCode
  /** What it means, for money too, and what to do. */
  readonly text: string
}

const ofAll: readonly ExpectedError[] = [
  {
    code: 'invalid-input',
    text: 'Something in the request is wrong. Nothing was accepted; `issues` says what is allowed.',
  },
  { code: 'auth', text: 'A credential is missing or refused. Nothing was accepted.' },
  { code: 'quota', text: 'Credits are used up. Nothing was accepted.' },
  {
    code: 'rate-limit',
    text: 'Too much at once, and waiting is not known to help. Nothing was accepted. A refusal that says to wait is waited for, and asked again by itself.',
  },
  { code: 'rejected', text: 'The vendor refuses the content: the same request will be refused again.' },
  { code: 'network', text: 'The vendor could not be reached. Nothing was sent.' },
  { code: 'timeout', text: 'Your time was over before anything was accepted. Give it more.' },
  {
    code: 'submission-uncertain',
    text: 'It may have been accepted and paid. It is never sent again by itself: look for it at the vendor first.',
  },
  {
    code: 'failed',
    text: 'The vendor could not make it. Whether it charges for that is up to its terms: look at the account.',
  },
  {
    code: 'vendor',
    text: 'The vendor reports an error of its own. Whether it charges for that is up to its terms.',
  },
  { code: 'download', text: 'It is made and paid; its file could not be fetched or stored. Save it again.' },
]

const ofTasks: readonly ExpectedError[] = [
  {
    code: 'expired',
    text: 'The vendor does not keep the task or its files any more. It was accepted, and most likely paid.',
  },
]

/** What comes before any code. */
export const errorRule = (model: CatalogueModel): string =>
  definitionOf(model).poll
    ? 'An error with a `handle` is of a task that the vendor has accepted, whatever its code: resume the handle, and never generate again for it. Below is what a code means without one.'
    : 'The vendor answers at once and keeps no task, so no error has a `handle`.'

/** The errors to expect of a model, those that cost nothing first. */
export const errorsOf = (model: CatalogueModel): readonly ExpectedError[] => [
  ...ofAll,
  ...(definitionOf(model).poll ? ofTasks : []),
]
