import { MediaplugError, parseAnswer, vendorId, z } from '@mediaplug/core/provider'

/** A number, or the digits of one. */
export const numeric = z.union([
  z.number(),
  z.bigint().transform(Number),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/, 'must be a number')
    .transform(Number),
])

/** A text that only informs. One that makes no sense is passed over. */
export const informativeText = z.union([z.string(), vendorId]).nullish().catch(undefined)

/** What the vendor wraps around each answer. */
export const envelope = z
  .object({ code: numeric, msg: informativeText, data: z.unknown().optional(), trace_id: informativeText })
  .transform(({ code, msg, data, trace_id }) => ({
    code,
    message: msg ?? '',
    data,
    requestId: trace_id ?? undefined,
  }))

/** An answer of the vendor, out of its envelope. */
export type Answer = z.output<typeof envelope>

/**
 * Reads the data of an answer.
 *
 * @throws MediaplugError `protocol`, with the vendor's id of the request.
 */
export function readData<Schema extends z.ZodType>(
  schema: Schema,
  { data, requestId }: Answer,
): z.output<Schema> {
  try {
    return parseAnswer(schema, data)
  } catch (error) {
    if (!MediaplugError.is(error)) throw error
    throw new MediaplugError(error.code, error.message, { requestId })
  }
}
