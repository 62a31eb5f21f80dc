import {
  replaceBackground as capability,
  defineModel,
  type FileInput,
  file,
  type SynchronousModel,
  z,
} from '@mediaplug/core/provider'
import { request } from '../request/request.js'
import { readMask, readOutput } from '../result.js'
import type { Settings } from '../settings.js'
import { format, imageTypes, maxBytes, negativePrompt, prompt } from './fields.js'
import { logo, logoFields } from './logo.js'
import { offered } from './offer.js'
import type { ResultOptions } from './result-options.js'
import { bothSidesOrNone, hasBothSides, oneSide, resolutionOf, side } from './size.js'

const ratio = { least: 0.4, most: 2.5 }

/** What the vendor takes in place of a prompt where a template is named. */
const byTemplate = 'BackgroundTemplate'

/**
 * Input of `tencent/replace-background`. What is left out is not sent: the vendor's default counts.
 */
export interface ReplaceBackgroundInput extends ResultOptions {
  /** The new background, in up to 256 characters, Chinese or English; or `backgroundTemplate` in its place. */
  readonly prompt?: string | undefined
  /** A background by the vendor's name of it, in place of a prompt. */
  readonly backgroundTemplate?: string | undefined
  /** What to avoid, in up to 256 characters, Chinese or English. Default: nothing. */
  readonly negativePrompt?: string | undefined
  /** What the product is, in up to 50 characters; without it, results are worse. Default: nothing. */
  readonly product?: string | undefined
  /**
   * The product: JPEG, PNG, BMP, TIFF or WebP, sides of at most 3999 pixels, width to height from 2:5 to 5:2, at most
   * 4 499 997 bytes. The vendor fetches it from a URL.
   */
  readonly image: FileInput
  /** The product alone on a transparent ground: a PNG as large as the image. Default: cut by the vendor. */
  readonly mask?: FileInput | undefined
  /** In pixels, 501 to 3999, with `height`; width to height from 2:5 to 5:2. Default: 1280. */
  readonly width?: number | undefined
  /** In pixels, 501 to 3999, with `width`. Default: 1280. */
  readonly height?: number | undefined
}

/** What {@link ReplaceBackgroundInput} says, as it is checked. */
const schema = z
  .strictObject({
    prompt: prompt(256)
      .optional()
      .describe('The new background, in words, Chinese or English; or backgroundTemplate in its place'),
    backgroundTemplate: z
      .string()
      .min(1)
      .optional()
      .describe("A background by the vendor's name of it, in place of a prompt"),
    negativePrompt: negativePrompt(256),
    product: z
      .string()
      .refine((given) => [...given].length <= 50, 'must have at most 50 characters')
      .optional()
      .describe('What the product is, in words; without it, results are worse'),
    image: file({
      as: 'url',
      mediaTypes: imageTypes,
      maxBytes: maxBytes.belowSixMegabytes,
      sides: [1, 3_999],
      aspectRatio: [ratio.least, ratio.most],
    }).describe('The product'),
    mask: file({ as: 'url', mediaTypes: ['image/png'], maxBytes: maxBytes.belowSixMegabytes })
      .optional()
      .describe(
        'The product alone on a transparent ground, as large as the image. Default: cut by the vendor',
      ),
    width: side(501, 3_999).describe('Width in pixels. Default: 1280'),
    height: side(501, 3_999).describe('Height in pixels. Default: 1280'),
    logo: logo.optional().describe('What marks the result as generated. Default: words that say so'),
    format,
  })
  .refine(hasBothSides, oneSide)
  .refine(({ width = 1, height = 1 }) => width / height >= ratio.least && width / height <= ratio.most, {
    path: ['height'],
    error: 'must make with width a ratio from 2:5 to 5:2',
  })
  .refine((given) => (given.prompt === undefined) !== (given.backgroundTemplate === undefined), {
    path: ['prompt'],
    error: 'must be given, or backgroundTemplate in its place',
  })
  .meta({
    oneOf: [{ required: ['prompt'] }, { required: ['backgroundTemplate'] }],
    anyOf: bothSidesOrNone,
  })

/** A product before another background. */
export const replaceBackground = (
  settings: Settings,
): SynchronousModel<typeof capability, z.ZodType<unknown, ReplaceBackgroundInput>> =>
  defineModel({
    title: 'Tencent Cloud ReplaceBackground',
    description:
      'A product photo before another background, told in words or by a template of the vendor’s, in one answer; without a mask of yours, the one that the vendor has cut by comes too. Best at 1:1, 9:16 and 16:9 and with the product named. Takes URLs only; ask for format url where the result is large. In ap-guangzhou only, one task at a time unless more was bought.',
    capability,
    documentation: 'https://cloud.tencent.com/document/product/1668/107957',
    ...offered('replace-background', settings),
    input: schema,
    async start(given, { http, now }) {
      const response = await request(http, 'ReplaceBackground', {
        ProductUrl: given.image,
        Prompt: given.prompt ?? byTemplate,
        NegativePrompt: given.negativePrompt,
        Product: given.product,
        BackgroundTemplate: given.backgroundTemplate,
        MaskUrl: given.mask,
        Resolution: resolutionOf(given),
        ...logoFields(given.logo),
        RspImgType: given.format,
      })
      const { assets, requestId } = readOutput(response, now())
      return { output: { assets: [...assets, ...readMask(response, now())], requestId } }
    },
  })
