/** Something that goes wrong between a client and its vendor, on purpose. */
export type VendorFault = RefuseFault | (RequestFault & FaultPlace)

/** Refuses every new connection for a while, and ends the idle ones. It begins at once. */
export interface RefuseFault {
  readonly kind: 'refuse'
  /** For how many milliseconds; then the same port listens again. */
  readonly forMs: number
}

/** The requests that meet a fault. */
export interface FaultPlace {
  /** What the requests ask for. */
  readonly operation: VendorOperation
  /** How many requests of the operation meet it, from the next on. Default 1. */
  readonly times?: number
}

/** What a request asks of a vendor, as far as the kit has to know. */
export type VendorOperation = 'create' | 'poll' | 'cancel' | 'download'

/**
 * What a request can meet.
 *
 * | `kind` | what happens | did the vendor act? |
 * |---|---|---|
 * | `reset-before` | the request is read, then the socket is reset | no |
 * | `reset-after` | the socket is reset in place of the answer | yes |
 * | `delay` | the answer waits `ms` milliseconds | yes |
 * | `status` | that HTTP status, as from a gateway, with `Retry-After` if given | no |
 * | `status-after` | that HTTP status in place of the vendor's answer | yes |
 * | `malformed-json` | half of a JSON text, with status 200 | yes |
 * | `oversized` | JSON of more than 64 MiB, with status 200 | yes |
 * | `vendor-code` | an error of the vendor's own, in its own form | no |
 * | `unknown-status` | a poll reports the task in a `word` that nobody documents | yes |
 * | `stall` | half of a file, then nothing; the socket stays open | yes |
 * | `truncate` | half of a file, then the socket ends | yes |
 */
export type RequestFault =
  | {
      /** What happens. */
      readonly kind: 'reset-before' | 'reset-after' | 'malformed-json' | 'oversized' | 'stall' | 'truncate'
    }
  | {
      readonly kind: 'delay'
      /** For how many milliseconds the answer waits. */
      readonly ms: number
    }
  | {
      readonly kind: 'status'
      /** The HTTP status. */
      readonly status: number
      /** What `Retry-After` says. Default: no such header. */
      readonly retryAfterSeconds?: number
    }
  | {
      readonly kind: 'status-after'
      /** The HTTP status. */
      readonly status: number
    }
  | {
      readonly kind: 'vendor-code'
      /** The vendor's own code. */
      readonly code: string | number
      /** The vendor's words for it. Default: some. */
      readonly message?: string
    }
  | {
      readonly kind: 'unknown-status'
      /** The state of the task in a word that nobody documents. */
      readonly word: string
    }

/** The name of a fault. */
export type FaultKind = VendorFault['kind']

/** Every fault that there is. */
export const faultKinds: readonly FaultKind[] = [
  'refuse',
  'reset-before',
  'reset-after',
  'delay',
  'status',
  'status-after',
  'malformed-json',
  'oversized',
  'vendor-code',
  'unknown-status',
  'stall',
  'truncate',
]
