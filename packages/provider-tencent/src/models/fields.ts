import { file, z } from '@mediaplug/core/provider'

/** A text within the vendor's limit, which counts characters; the `length` of a text counts some of them twice. */
const text = (maxCharacters: number) =>
  z.string().refine((given) => [...given].length <= maxCharacters, {
    error: `must have at most ${maxCharacters} characters`,
  })

/** What to make, in words. */
export const prompt = (maxCharacters: number) =>
  text(maxCharacters).regex(/\S/, 'must not be blank').meta({ maxLength: maxCharacters })

/** What to avoid, in words. */
export const negativePrompt = (maxCharacters: number) =>
  text(maxCharacters).meta({ maxLength: maxCharacters }).optional().describe('What to avoid, in words')

/** The types of image that the vendor reads. */
export const imageTypes = ['image/jpeg', 'image/png', 'image/bmp', 'image/tiff', 'image/webp'] as const

/** The longest files whose base64 has less than so many MB. */
export const maxBytes = { belowSixMegabytes: 4_499_997, belowEightMegabytes: 5_999_997 } as const

/** An image of less than 6 MB as base64, whose sides are shorter than 5000 pixels. */
export const image = file({
  as: 'url-or-bytes',
  mediaTypes: imageTypes,
  maxBytes: maxBytes.belowSixMegabytes,
  sides: [1, 4_999],
})

/** How the result comes. */
export const format = z
  .enum(['url', 'base64'])
  .optional()
  .describe('How the result comes: as a URL that is good for an hour, or in the answer. Default: base64')

/** Something that the vendor has a 0 or a 1 for. */
export const flag = z.boolean().transform(Number).optional()
