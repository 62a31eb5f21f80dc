import type { Fault } from '../contract/http.js'

/** What an attempt's requests have come to. */
export interface Trace {
  /** Whether the vendor may have accepted something: true from sending until a refusal is read. */
  readonly mayBeAccepted: boolean
  /** When the last request that may be accepted was sent. */
  readonly sentAt: Date | undefined
  /** The error that the vendor reported last. */
  readonly fault: Fault | undefined
}
