import type { MediaplugError, Output, Sink } from '@mediaplug/core'
import type { Runner } from '@mediaplug/core/remote'
import type { Database } from '../database/database.js'
import type { Claim, Claims } from './claims.js'
import type { Places } from './places.js'
import type { SharedLimiters } from './rate.js'

/** What jobs are done with. */
export interface Workshop {
  readonly database: Database
  readonly runner: Runner
  readonly sink: Sink
  readonly claims: Claims
  readonly places: Places
  readonly limiters: SharedLimiters
  readonly patienceMs: number
  readonly doubtMs: number | undefined
  /** Gives a submission its place at the next model, and records who refused. */
  fallBack(claim: Claim, error: MediaplugError): Promise<void>
  /** Makes a result of its JSON form. */
  output(model: string, json: unknown): Output
  /** Gives an attempt of a submission back to its queue. */
  handOver(id: string, attempt: number): Promise<void>
}
