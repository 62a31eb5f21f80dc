import type { ConnectionSettings, Pacing, Provider, Sink, Upload } from '@mediaplug/core'
import { validate, z } from '@mediaplug/core/provider'
import { sharedOptions, sink } from '../client/options.js'

/** What a worker is made of. */
export interface WorkerOptions {
  /** The URL of the PostgreSQL database that clients and workers share: `postgresql://user:password@host:5432/name`. */
  readonly database: string
  /**
   * The vendors whose submissions it does, with their credentials. Those of other vendors wait for a worker that has them.
   * All workers give a provider the same `limits`, which hold for all of them together.
   */
  readonly providers: readonly Provider[]
  /** Where it keeps the files of results, and finds those of requests. All workers and clients have the same. */
  readonly sink: Sink
  /** How often vendors are asked. Default: `standardPacing`. */
  readonly pacing?: Pacing | undefined
  /** Puts files where vendors can fetch them, for models that take URLs only. Default: the vendor's own, if it has one. */
  readonly upload?: Upload | undefined
  /** How vendors are reached, for all providers that do not say themselves. */
  readonly connections?: ConnectionSettings | undefined
  /** How many submissions of one account it does at a time, those that it only waits for included. Default: 1000. */
  readonly tasksAtATime?: number | undefined
  /** How often it looks for submissions that wait, in ms. Default: 500. */
  readonly lookEveryMs?: number | undefined
  /**
   * For how long it tries again where a vendor cannot be reached or has no room, so that nothing was accepted, in ms. Default: one
   * hour.
   */
  readonly patienceMs?: number | undefined
  /**
   * For how long a submission whose fate is not known keeps its place among the account's tasks, since the vendor may be
   * at work on it, in ms. Default: three times as long as such tasks take.
   */
  readonly doubtMs?: number | undefined
  /** How many connections to the database there may be, beside three of its own. Default: 10. */
  readonly databaseConnections?: number | undefined
}

const ms = z.number().positive()
const isFunction = (value: unknown): boolean => typeof value === 'function'

const options = z.strictObject({
  ...sharedOptions,
  sink,
  pacing: z.custom(isFunction, { error: 'must be a function that gives milliseconds' }).optional(),
  upload: z.custom(isFunction, { error: 'must be a function that gives a URL' }).optional(),
  tasksAtATime: z.int().min(1).optional(),
  lookEveryMs: ms.optional(),
  patienceMs: z.union([ms, z.literal(Number.POSITIVE_INFINITY)]).optional(),
  doubtMs: z.number().min(0).optional(),
})

/**
 * Checks what `startWorker` is given.
 *
 * @throws MediaplugError `invalid-input` that names the option.
 */
export function checkWorkerOptions(given: unknown): void {
  validate(options, given, 'startWorker()')
}
