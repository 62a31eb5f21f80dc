import * as z from 'zod'

const exact = 'must be a number that is exact: read its JSON by parseJson, which keeps all digits'

/**
 * An id as a vendor gives it: text that is not empty, or an integer. It becomes text, all its digits kept.
 *
 * A number beyond 2^53 comes from core as a `bigint`. One that comes as a `number` was read by something else, and its
 * last digits may have been lost: it is refused, since it would be the id of another task.
 *
 * @example A created task
 * ```ts
 * const created = z.object({ task_id: vendorId })
 * const { task_id } = parseAnswer(created, { task_id: 1876543210987654321n })
 * ```
 */
export const vendorId: z.ZodType<string, string | number | bigint> = z
  .union([z.string(), z.number(), z.bigint()])
  .refine((id) => id !== '', 'must not be empty')
  .refine((id) => typeof id !== 'number' || Number.isInteger(id), 'must be an integer')
  .refine((id) => typeof id !== 'number' || !Number.isInteger(id) || Number.isSafeInteger(id), exact)
  .transform(String)
