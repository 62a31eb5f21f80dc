import type { IncomingHttpHeaders } from 'node:http'

/**
 * What a request asks of a vendor.
 *
 * `create` starts a generation, `poll` asks for its state, `cancel` stops it, `download` fetches a result
 * file, `upload` stores a file and `delete` removes it, `account` asks what the account has left, and `unknown`
 * is a request that no documented endpoint takes.
 */
export type Operation =
  | 'create'
  | 'poll'
  | 'cancel'
  | 'download'
  | 'upload'
  | 'delete'
  | 'account'
  | 'unknown'

/**
 * One request as the sandbox received it.
 *
 * The entry is there from the moment the request line and headers have arrived. `body`, `accepted`, `taskId`
 * and `answered` are filled in as they become known.
 */
export interface LogEntry<Name extends string = string> {
  /** The vendor whose server received it. */
  readonly vendor: Name
  /** What the request asks for. */
  readonly operation: Operation
  /** The HTTP method, in capitals. */
  readonly method: string
  /** The path with its query, as sent. */
  readonly path: string
  /** The headers as sent; names in lower case. */
  readonly headers: IncomingHttpHeaders
  /**
   * The parsed JSON body, or the raw text when it is not JSON, or the bytes when it is not text or is too large,
   * or `undefined` when there was none.
   */
  readonly body: unknown
  /** When the request line and headers had arrived. */
  readonly receivedAt: Date
  /**
   * Whether the vendor took the request on: for `create`, that a generation was started (and would be paid
   * for); for the others, that the request was valid. A fault after acceptance leaves this `true`.
   */
  readonly accepted: boolean
  /** The task that the request created, where the vendor has task ids. */
  readonly taskId: string | undefined
  /** The HTTP status that was answered, `'reset'` when the socket was reset, `undefined` until then. */
  readonly answered: number | 'reset' | undefined
}

/** A log entry while its request is being handled. */
export type OpenLogEntry<Name extends string = string> = {
  -readonly [Key in keyof LogEntry]: LogEntry<Name>[Key]
}
