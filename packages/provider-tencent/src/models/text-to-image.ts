import {
  type AsynchronousModel,
  textToImage as capability,
  defineModel,
  type FileInput,
  file,
  z,
} from '@mediaplug/core/provider'
import type { Settings } from '../settings.js'
import { createJob, jobDetails, pollJob } from '../task.js'
import { flag, imageTypes, maxBytes, prompt } from './fields.js'
import { logo, logoFields } from './logo.js'
import { offered } from './offer.js'
import type { ResultOptions } from './result-options.js'
import { maxSeed } from './seed.js'
import {
  aspectRatio,
  hasBothSides,
  hasOneSize,
  oneSide,
  oneWay,
  resolutionOf,
  type SizeInput,
  side,
  twoSizes,
} from './size.js'

const maxPixels = 1_048_576

const reference = file({
  as: 'url-or-bytes',
  mediaTypes: imageTypes,
  maxBytes: maxBytes.belowSixMegabytes,
  sides: [50, 5_000],
})

/**
 * Input of `tencent/text-to-image`. What is left out is not sent: the vendor's default counts.
 */
export interface TextToImageInput extends SizeInput, Pick<ResultOptions, 'logo'> {
  /** What the image shows, in up to 8192 characters; the vendor recommends Chinese. */
  readonly prompt: string
  /**
   * Up to three references: JPEG, PNG, BMP, TIFF or WebP, sides of 50 to 5000 pixels, at most 4 499 997 bytes each, which
   * is less than 6 MB as base64. With them, the size is a wish. Default: none.
   */
  readonly images?: readonly FileInput[] | undefined
  /** Whether the vendor rewrites the prompt, which takes about 20 s. Default: `true`. */
  readonly revise?: boolean | undefined
  /** 1 to 4 294 967 295: the same seed and request give a similar result. Needs `revise: false`. Default: random. */
  readonly seed?: number | undefined
}

/** What {@link TextToImageInput} says, as it is checked. */
const schema = z
  .strictObject({
    prompt: prompt(8_192).describe('What the image shows, in words; Chinese is recommended'),
    images: z.array(reference).min(1).max(3).optional().describe('Up to three references'),
    aspectRatio,
    width: side(512, 2_048).describe('Width in pixels; with references, a wish'),
    height: side(512, 2_048).describe('Height in pixels; with references, a wish'),
    revise: flag.describe('Whether the vendor rewrites the prompt, which takes about 20 s. Default: true'),
    seed: z
      .int()
      .min(1)
      .max(maxSeed)
      .optional()
      .describe('The same seed and request give a similar result. Default: a random one'),
    logo: logo.optional().describe('What marks the result as generated. Default: words that say so'),
  })
  .refine(hasBothSides, oneSide)
  .refine(hasOneSize, twoSizes)
  .refine(({ width = 1, height = 1 }) => width * height <= maxPixels, {
    path: ['height'],
    error: `must make with width at most ${maxPixels} pixels`,
  })
  .refine((given) => given.seed === undefined || given.revise === 0, {
    path: ['seed'],
    error: 'must be given with revise: false, since it has no effect on a prompt that is rewritten',
  })
  .meta({
    oneOf: oneWay,
    anyOf: [
      { not: { required: ['seed'] } },
      { properties: { revise: { const: false } }, required: ['revise'] },
    ],
  })

/** An image from words and references, by a task. */
export const textToImage = (
  settings: Settings,
): AsynchronousModel<typeof capability, z.ZodType<unknown, TextToImageInput>, typeof jobDetails> =>
  defineModel({
    title: 'Hunyuan Image 3.0',
    description:
      'An image from words and up to three references: the vendor’s best, for scenes that need knowledge, long prompts of up to 8192 characters, text within the image and comics. About a megapixel in any ratio from 1:4 to 4:1. A task of some ten seconds, and 20 more where the prompt is rewritten, which is the default and shows in details. In ap-guangzhou only, one task at a time unless more was bought.',
    capability,
    documentation: 'https://cloud.tencent.com/document/product/1668/124632',
    ...offered('text-to-image', settings),
    typicalSeconds: [10, 60],
    input: schema,
    details: jobDetails,
    start: (given, context) =>
      createJob(context, 'SubmitTextToImageJob', {
        Prompt: given.prompt,
        Images: given.images?.map((image) => ('url' in image ? image.url : image.bytes)),
        Resolution: resolutionOf(given),
        Seed: given.seed,
        ...logoFields(given.logo),
        Revise: given.revise,
      }),
    poll: pollJob('QueryTextToImageJob'),
  })
