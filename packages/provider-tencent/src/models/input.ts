import { type FileInput, file, z } from '@mediaplug/core/provider'
import { type Logo, logo } from './logo.js'
import { type Style, styles } from './style.js'

/** Input of `tencent/image-to-image`. What is left out is not sent: the vendor's default counts. */
export interface ImageToImageInput {
  /**
   * What is drawn anew: JPEG, PNG, BMP, TIFF or WebP, sides of 51 to 4999 pixels, at most 5 999 997 bytes, which
   * is less than 8 MB as base64.
   */
  readonly image: FileInput
  /** What the result shows, in up to 256 characters. */
  readonly prompt?: string | undefined
  /** What to avoid, in up to 256 characters; the vendor recommends English. */
  readonly negativePrompt?: string | undefined
  /** One style, by name or number: of several, the vendor would use the first alone. Default: `japanese-anime`. */
  readonly styles?: readonly [Style] | undefined
  /** Width and height in pixels; `origin` has those of the image, up to 2000. Default: `origin`. */
  readonly resolution?: 'origin' | '768:768' | '768:1024' | '1024:768' | undefined
  /**
   * How far to go from the image, more than 0, up to 1: the smaller, the more the result is like it. The vendor
   * recommends 0.6 to 0.8. Default: the vendor's.
   */
  readonly strength?: number | undefined
  /** What marks the result as generated: `true` is the vendor's words, `false` nothing. Default: `true`. */
  readonly logo?: boolean | Logo | undefined
  /** How the result comes: in the answer, or at a URL that is good for an hour. Default: `base64`. */
  readonly format?: 'url' | 'base64' | undefined
  /** Whether the result is made clearer, which takes longer. Default: `false`. */
  readonly enhance?: boolean | undefined
  /** How many small faces are mended at most, 0 to 6; takes longer. Default: 0. */
  readonly restoreFaces?: number | undefined
}

const maxCharacters = 256

/** The longest file whose base64 has less than 8 MB. */
const maxBytes = 5_999_997

/** A text within the vendor's limit, which counts characters; the `length` of a text counts some of them twice. */
const text = z.string().refine((given) => [...given].length <= maxCharacters, {
  error: `must have at most ${maxCharacters} characters`,
})

/** What {@link ImageToImageInput} says, as it is checked. */
export const schema = z.strictObject({
  image: file({
    as: 'url-or-bytes',
    mediaTypes: ['image/jpeg', 'image/png', 'image/bmp', 'image/tiff', 'image/webp'],
    maxBytes,
    sides: [51, 4_999],
  }).describe('The image that is drawn anew'),
  prompt: text.regex(/\S/, 'must not be blank').optional().describe('What the result shows, in words'),
  negativePrompt: text.optional().describe('What to avoid, in words'),
  styles: styles.optional().describe('The style, by name or number. Default: japanese-anime'),
  resolution: z
    .enum(['origin', '768:768', '768:1024', '1024:768'])
    .optional()
    .describe('Width and height in pixels, or those of the image, up to 2000. Default: origin'),
  strength: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe('How far to go from the image, more than 0, up to 1; 0.6 to 0.8 is advised'),
  logo: logo
    .optional()
    .describe('The logo that says that the image is generated. Default: words that say so'),
  format: z
    .enum(['url', 'base64'])
    .optional()
    .describe('How the result comes: as a URL that is good for an hour, or in the answer. Default: base64'),
  enhance: z
    .boolean()
    .transform(Number)
    .optional()
    .describe('Whether the result is made clearer; takes longer. Default: false'),
  restoreFaces: z
    .int()
    .min(0)
    .max(6)
    .optional()
    .describe('How many small faces are mended at most; takes longer. Default: 0'),
})
