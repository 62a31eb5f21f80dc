import { type FileInput, file, z } from '@mediaplug/core/provider'
import { flag, format, imageTypes, maxBytes, negativePrompt, prompt } from './fields.js'
import { logo } from './logo.js'
import type { ResultOptions } from './result-options.js'
import { type Style, styles } from './style.js'

/** Input of `tencent/image-to-image`. What is left out is not sent: the vendor's default counts. */
export interface ImageToImageInput extends ResultOptions {
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
  /** Whether the result is made clearer, which takes longer. Default: `false`. */
  readonly enhance?: boolean | undefined
  /** How many small faces are mended at most, 0 to 6; takes longer. Default: 0. */
  readonly restoreFaces?: number | undefined
}

const maxCharacters = 256

/** What {@link ImageToImageInput} says, as it is checked. */
export const schema = z.strictObject({
  image: file({
    as: 'url-or-bytes',
    mediaTypes: imageTypes,
    maxBytes: maxBytes.belowEightMegabytes,
    sides: [51, 4_999],
  }).describe('The image that is drawn anew'),
  prompt: prompt(maxCharacters).optional().describe('What the result shows, in words'),
  negativePrompt: negativePrompt(maxCharacters),
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
    .describe('How far to go from the image; 0.6 to 0.8 is advised'),
  logo: logo
    .optional()
    .describe('The logo that says that the image is generated. Default: words that say so'),
  format,
  enhance: flag.describe('Whether the result is made clearer; takes longer. Default: false'),
  restoreFaces: z
    .int()
    .min(0)
    .max(6)
    .optional()
    .describe('How many small faces are mended at most; takes longer. Default: 0'),
})
