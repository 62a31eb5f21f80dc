import { textToImage as capability, defineModel, type SynchronousModel, z } from '@mediaplug/core/provider'
import { request } from '../request/request.js'
import { readOutput } from '../result.js'
import type { Settings } from '../settings.js'
import { format, negativePrompt, prompt } from './fields.js'
import { logo, logoFields } from './logo.js'
import { offered } from './offer.js'
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
 * Input of `tencent/text-to-image-lite`. What is left out is not sent: the vendor's default counts.
 */
export interface TextToImageLiteInput extends SizeInput, ResultOptions {
  /** What the image shows, in up to 1024 characters; the vendor recommends Chinese. */
  readonly prompt: string
  /** What to avoid, in up to 1024 characters; the vendor recommends Chinese. Default: nothing. */
  readonly negativePrompt?: string | undefined
  /** Up to 4 294 967 295: the same seed and request give a similar result; 0 is a random one. Default: 0. */
  readonly seed?: number | undefined
}

/** What {@link TextToImageLiteInput} says, as it is checked. */
const schema = z
  .strictObject({
    prompt: prompt(1_024).describe('What the image shows, in words; Chinese is recommended'),
    negativePrompt: negativePrompt(1_024),
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
  .meta({ oneOf: oneWay })

/** An image from words, at once. */
export const textToImageLite = (
  settings: Settings,
): SynchronousModel<typeof capability, z.ZodType<unknown, TextToImageLiteInput>, typeof seedDetails> =>
  defineModel({
    title: 'Hunyuan Image Lite',
    description:
      'An image from words in one answer: the quickest of the vendor’s three, for drafts, product shots and game assets in numbers. Up to 4096 pixels a side in five ratios, a negative prompt and a seed; no reference images, and shorter prompts than text-to-image. In ap-guangzhou only, one task at a time unless more was bought.',
    capability,
    documentation: 'https://cloud.tencent.com/document/api/1668/120721',
    ...offered('text-to-image-lite', settings),
    input: schema,
    details: seedDetails,
    async start(given, { http, now }) {
      const response = await request(http, 'TextToImageLite', {
        Prompt: given.prompt,
        NegativePrompt: given.negativePrompt,
        Resolution: resolutionOf(given),
        Seed: given.seed,
        ...logoFields(given.logo),
        RspImgType: given.format,
      })
      return { output: { ...readOutput(response, now()), details: response } }
    },
  })
