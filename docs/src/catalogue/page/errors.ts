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
  { code: 'invalid-input', text: 'A field is wrong. Nothing was sent; `issues` says what is allowed.' },
  { code: 'auth', text: 'A credential is missing or refused. Nothing was paid.' },
  { code: 'quota', text: 'Credits are used up. Nothing was accepted.' },
  { code: 'rate-limit', text: 'Too much at once, for longer than `timeoutMs`. Nothing was accepted.' },
  { code: 'rejected', text: 'The vendor refuses the content: the same request will be refused again.' },
  { code: 'network', text: 'The vendor could not be reached. Nothing was accepted.' },
  {
    code: 'submission-uncertain',
    text: 'It may have been accepted and paid. It is never sent again by itself: look for it at the vendor first.',
  },
  { code: 'download', text: 'It is made and paid; its file could not be fetched.' },
  { code: 'vendor', text: 'The vendor reports an error of its own.' },
]

const ofTasks: readonly ExpectedError[] = [
  { code: 'failed', text: 'The task was accepted and failed at the vendor.' },
  { code: 'timeout', text: 'The waiting is over; the task goes on. `error.handle` resumes it.' },
  { code: 'expired', text: 'The vendor does not keep the task or its files any more.' },
]

/** The errors to expect of a model, those that cost nothing first. */
export const errorsOf = (model: CatalogueModel): readonly ExpectedError[] => [
  ...ofAll,
  ...(definitionOf(model).poll ? ofTasks : []),
]
