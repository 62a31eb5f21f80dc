import { z } from '@mediaplug/core/provider'

/** The vendor's greatest seed. */
export const maxSeed = 4_294_967_295

/** A seed, where 0 lets the vendor choose one. */
export const seed = z
  .int()
  .min(0)
  .max(maxSeed)
  .optional()
  .describe('The same seed and request give a similar result; 0 is a random one. Default: 0')

/** What the vendor tells beside an image that `text-to-image-lite` or `text-to-image-rapid` made. */
export interface SeedDetails {
  /** The seed that the image was made with, where the vendor names it. */
  readonly seed: number | undefined
}

/** The details of an answer. */
export const seedDetails: z.ZodType<SeedDetails> = z
  .object({ Seed: z.number().optional() })
  .transform(({ Seed: given }) => ({ seed: given }))
