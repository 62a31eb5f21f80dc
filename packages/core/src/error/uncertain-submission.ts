/** A paid request that was sent and whose fate is not known. */
export interface UncertainSubmission {
  /** The journal's id of this submission. */
  readonly id: string
  /** The model it was sent to, such as `tomoviee/text-to-video`. */
  readonly model: string
  /** When it was sent, as an ISO 8601 time. */
  readonly sentAt: string
  /** The key that was given to the vendor, where the vendor takes one. */
  readonly idempotencyKey: string
  /** The application's own name for it, where it has one. */
  readonly label?: string | undefined
}
