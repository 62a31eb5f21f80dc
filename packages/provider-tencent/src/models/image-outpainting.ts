import {
  outpaintImage as capability,
  defineModel,
  type FileInput,
  type SynchronousModel,
  z,
} from '@mediaplug/core/provider'
import { imageFields } from '../request/image-fields.js'
import { request } from '../request/request.js'
import { readOutput } from '../result.js'
import type { Settings } from '../settings.js'
import { format, image } from './fields.js'
import { logo, logoFields } from './logo.js'
import { offered } from './offer.js'
import type { ResultOptions } from './result-options.js'

/**
 * Input of `tencent/image-outpainting`. What is left out is not sent: the vendor's default counts.
 */
export interface ImageOutpaintingInput extends ResultOptions {
  /**
   * JPEG, PNG, BMP, TIFF or WebP, sides of at most 4999 pixels, at most 4 499 997 bytes, which is less than 6 MB as base64.
   */
  readonly image: FileInput
  /** Width to height of the result: another than that of the image. */
  readonly aspectRatio: '1:1' | '4:3' | '3:4' | '16:9' | '9:16'
}

/** What {@link ImageOutpaintingInput} says, as it is checked. */
const schema = z.strictObject({
  image: image.describe('The image that goes on beyond its edges'),
  aspectRatio: z
    .enum(['1:1', '4:3', '3:4', '16:9', '9:16'])
    .describe('Width to height of the result; another than that of the image'),
  logo: logo.optional().describe('What marks the result as generated. Default: words that say so'),
  format,
})

/** An image that goes on beyond its edges. */
export const imageOutpainting = (
  settings: Settings,
): SynchronousModel<typeof capability, z.ZodType<unknown, ImageOutpaintingInput>> =>
  defineModel({
    title: 'Tencent Cloud ImageOutpainting',
    description:
      'An image that goes on beyond its edges until it has one of five ratios, in one answer: a portrait becomes a banner without cropping. What is drawn cannot be told in words, and the ratio must not be that of the image. In ap-guangzhou only, one task at a time unless more was bought.',
    capability,
    documentation: 'https://cloud.tencent.com/document/api/1668/113698',
    ...offered('image-outpainting', settings),
    input: schema,
    async start(given, { http, now }) {
      const response = await request(http, 'ImageOutpainting', {
        Ratio: given.aspectRatio,
        ...imageFields(given.image),
        RspImgType: given.format,
        ...logoFields(given.logo),
      })
      return { output: readOutput(response, now()) }
    },
  })
