import * as z from 'zod'

/** How many connections to a vendor there are, and which a paid request may use. */
export interface ConnectionSettings {
  /** Connections to one origin at a time, 2 at least. Half of them are for paid requests alone. Default: 64. */
  readonly perOrigin?: number | undefined
  /**
   * Whether a paid request may use a connection again that was used within the last second (`kept`, the default),
   * or opens one of its own each time (`fresh`), which costs two round trips more over TLS.
   *
   * A kept connection may be closed by the vendor just as it is used: that leaves a doubt, never a repetition.
   */
  readonly starts?: 'kept' | 'fresh' | undefined
}

/** The schema of {@link ConnectionSettings}. */
export const connectionSettings: z.ZodType<ConnectionSettings> = z.strictObject({
  perOrigin: z.int().min(2).optional(),
  starts: z.enum(['kept', 'fresh']).optional(),
})
