import type { Pacing } from '@mediaplug/core'
import type { FaultKind, VendorFault } from './fault.js'

/**
 * A vendor on this machine, as the kit uses it.
 *
 * Anything of this shape will do: {@link fromSandbox} makes it of `@mediaplug/sandbox`, {@link fakeVendor} of a
 * few routes. The kit opens many, some at the same time, and closes each.
 */
export interface VendorSandbox {
  /** What the provider takes as `baseUrl`. On loopback. */
  readonly baseUrl: string
  /** The secrets that this vendor accepts, by the provider's setting. Of 8 characters at least, so that they can be told. */
  readonly credentials: Readonly<Record<string, string>>
  /** Other settings that go with this vendor, such as a bucket. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined
  /** Every request as it was received, oldest first. It grows as requests come. */
  readonly log: readonly VendorRequest[]
  /** What the sandbox found wrong with itself, oldest first. It grows. Default: nothing. */
  readonly problems?: readonly SandboxProblem[] | undefined
  /** The faults that it can make. Default: all. Checks that need another are skipped, and say so. */
  readonly faults?: readonly FaultKind[] | undefined
  /** How clients should be paced, where the vendor's time is not that of this machine. Default: a poll every 10 ms. */
  readonly pacing?: Pacing | undefined
  /** Asks for a fault. A request meets one at most, in the order they were asked for. */
  fault(fault: VendorFault): Promise<void>
  /** Ends every server, socket and timer. */
  close(): Promise<void>
}

/** Something that is wrong with a sandbox, or may be. */
export interface SandboxProblem {
  /** An `error` fails the check that met it; a `hint` is quoted by one that fails. */
  readonly severity: 'error' | 'hint'
  /** What was seen, and what to do about it. */
  readonly message: string
}

/** One request as the vendor received it. */
export interface VendorRequest {
  /** `create` starts a generation, `poll` asks after it, `cancel` ends it, `download` fetches a file; any other word for the rest. */
  readonly operation: string
  /** In capitals. */
  readonly method: string
  /** The path with its query, as sent. */
  readonly path: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** The parsed JSON body, or its text or bytes where it is not JSON. A form may be its bytes, or an object of its parts. */
  readonly body: unknown
  /** Whether the vendor took the request on: for `create`, that a generation was started and would be paid for. */
  readonly accepted: boolean
  /** The task that it created, where the vendor has tasks. */
  readonly taskId?: string | undefined
}
