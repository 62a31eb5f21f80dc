import type { ConnectionSettings, Provider, Sink } from '@mediaplug/core'
import { validate, z } from '@mediaplug/core/provider'

/** What a durable client is made of. */
export interface DurableClientOptions<P extends readonly Provider[]> {
  /** The URL of the PostgreSQL database that clients and workers share: `postgresql://user:password@host:5432/name`. */
  readonly database: string
  /** The vendors, the preferred first. They need no credentials here: those are with the workers. */
  readonly providers: P
  /**
   * Where files are kept, as the workers have it: for files of requests that are on this machine, and to read those of
   * results. Default: none; then files of requests are given by URLs, and those of results are fetched from their vendors,
   * for as long as these keep them.
   */
  readonly sink?: Sink | undefined
  /**
   * On whose behalf it submits, such as a team or a customer: callers take turns where submissions wait, however many each
   * of them has. Default: each client is a caller.
   */
  readonly caller?: string | undefined
  /**
   * When a submission is settled, so that `recover` yields it no more: `on-delivery`, the default, when its result has
   * been handed over; `by-caller`, when you call `settle`.
   */
  readonly settling?: 'on-delivery' | 'by-caller' | undefined
  /** How files of requests and results are fetched, for providers that do not say themselves. */
  readonly connections?: ConnectionSettings | undefined
  /** How long a call waits unless it says otherwise, in ms. Default: one hour. */
  readonly timeoutMs?: number | undefined
  /** How many connections to the database there may be, beside one to listen. Default: 10. */
  readonly databaseConnections?: number | undefined
}

function has(...methods: string[]) {
  return (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    methods.every((name) => typeof Reflect.get(value, name) === 'function')
}

/** The schema of a sink. */
export const sink: z.ZodType = z.custom(has('put', 'open', 'delete'), { error: 'must be a sink' })

/** What a client and a worker are given alike. Core checks providers and connections. */
export const sharedOptions = {
  database: z.string(),
  providers: z.unknown(),
  connections: z.unknown().optional(),
  databaseConnections: z.int().min(2).optional(),
}

const options = z.strictObject({
  ...sharedOptions,
  sink: sink.optional(),
  caller: z.string().min(1).max(200).optional(),
  settling: z.enum(['on-delivery', 'by-caller']).optional(),
  timeoutMs: z.union([z.number().positive(), z.literal(Number.POSITIVE_INFINITY)]).optional(),
})

/**
 * Checks what `createDurableClient` is given.
 *
 * @throws MediaplugError `invalid-input` that names the option.
 */
export function checkClientOptions(given: unknown): void {
  validate(options, given, 'createDurableClient()')
}
