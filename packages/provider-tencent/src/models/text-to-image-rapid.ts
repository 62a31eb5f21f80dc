import {
  textToImage as capability,
  defineModel,
  type FileInput,
  file,
  type SynchronousModel,
  z,
} from '@mediaplug/core/provider'
import { imageFields } from '../request/image-fields.js'
import { request } from '../request/request.js'
import { readOutput } from '../result.js'
import type { Settings } from '../settings.js'
import { format, imageTypes, maxBytes, prompt } from './fields.js'
import { logo, logoFields } from './logo.js'
import { offered } from './offer.js'
import { type RapidStyle, rapidStyle } from './rapid-style.js'
import type { ResultOptions } from './result-options.js'
import { seed, seedDetails } from './seed.js'
import {
  aspectRatio,
  hasBothSides,
  hasOneSize,
  isOffered,
  oneSide,
  oneWay,
  otherSize,
  resolutionOf,
  type SizeInput,
  side,
  twoSizes,
} from './size.js'

/**
 * Input of `tencent/text-to-image-rapid`. What is left out is not sent: the vendor's default counts.
 */
export interface TextToImageRapidInput extends SizeInput, ResultOptions {
  /** What the image shows, in up to 256 characters; the vendor recommends Chinese. */
  readonly prompt: string
  /**
   * A reference, whose size the result has: JPEG, PNG, BMP, TIFF or WebP, sides of 129 to 2047 pixels, at most 4 499 997
   * bytes. Not beside a style or a size. Default: none.
   */
  readonly image?: FileInput | undefined
  /** A style, by name or number. Default: none. */
  readonly style?: RapidStyle | undefined
  /** Up to 4 294 967 295: the same seed and request give a similar result; 0 is a random one. Default: 0. */
  readonly seed?: number | undefined
}

/** What {@link TextToImageRapidInput} says, as it is checked. */
const schema = z
  .strictObject({
    prompt: prompt(256).describe('What the image shows, in words; Chinese is recommended'),
    image: file({
      as: 'url-or-bytes',
      mediaTypes: imageTypes,
      maxBytes: maxBytes.belowSixMegabytes,
      sides: [129, 2_047],
    })
      .optional()
      .describe('A reference, whose size the result has'),
    style: rapidStyle.optional().describe('The style, by name or number. Default: none'),
    aspectRatio,
    width: side(90, 4_096).describe('Width in pixels'),
    height: side(90, 4_096).describe('Height in pixels'),
    seed,
    logo: logo.optional().describe('What marks the result as generated. Default: words that say so'),
    format,
  })
  .refine(hasBothSides, oneSide)
  .refine(hasOneSize, twoSizes)
  .refine(isOffered, otherSize)
  .refine((given) => given.image === undefined || given.style === undefined, {
    path: ['style'],
    error: 'must not be given beside image, where it has no effect',
  })
  .refine((given) => given.image === undefined || resolutionOf(given) === undefined, {
    path: ['image'],
    error: 'must not be given beside a size, which has no effect then',
  })
  .meta({
    oneOf: oneWay,
    anyOf: [
      { not: { required: ['image'] } },
      {
        not: {
          anyOf: [{ required: ['style'] }, { required: ['aspectRatio'] }, { required: ['width'] }],
        },
      },
    ],
  })

const imageNames = { url: 'Url', base64: 'Base64' }

/** An image from words, in a style or after a reference, at once. */
export const textToImageRapid = (
  settings: Settings,
): SynchronousModel<typeof capability, z.ZodType<unknown, TextToImageRapidInput>, typeof seedDetails> =>
  defineModel({
    title: 'Hunyuan Image 2.0',
    description:
      'An image from short words in one answer, in one of 30 styles or after a reference image. For posters, anime and illustration with a look that is known beforehand. Prompts up to 256 characters, up to 4096 pixels a side in five ratios; a reference decides the size and excludes a style. In ap-guangzhou only, one task at a time unless more was bought.',
    capability,
    documentation: 'https://cloud.tencent.com/document/api/1668/88063',
    ...offered('text-to-image-rapid', settings),
    input: schema,
    details: seedDetails,
    async start(given, { http, now }) {
      const response = await request(http, 'TextToImageRapid', {
        Prompt: given.prompt,
        Resolution: resolutionOf(given),
        Seed: given.seed,
        Image: given.image && imageFields(given.image, imageNames),
        Style: given.style,
        ...logoFields(given.logo),
        RspImgType: given.format,
      })
      return { output: { ...readOutput(response, now()), details: response } }
    },
  })
