/** A code of the vendor's, with what is to be said beside it. */
export interface Problem {
  readonly code: string
  readonly message?: string
}
