import {
  sketchToImage as capability,
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
import type { ResultOptions } from './result-options.js'

/**
 * Input of `tencent/sketch-to-image`. What is left out is not sent: the vendor's default counts.
 */
export interface SketchToImageInput extends ResultOptions {
  /** What the sketch shows, then colours, materials and style, in up to 200 characters. */
  readonly prompt: string
  /**
   * The sketch, black lines on white: JPEG, PNG, BMP, TIFF or WebP, sides of 129 to 4999 pixels, at most 4 499 997 bytes,
   * which is less than 6 MB as base64.
   */
  readonly image: FileInput
}

/** What {@link SketchToImageInput} says, as it is checked. */
const schema = z.strictObject({
  prompt: prompt(200).describe('What the sketch shows, then colours, materials and style'),
  image: file({
    as: 'url-or-bytes',
    mediaTypes: imageTypes,
    maxBytes: maxBytes.belowSixMegabytes,
    sides: [129, 4_999],
  }).describe('The sketch: black lines on white'),
  logo: logo.optional().describe('What marks the result as generated. Default: words that say so'),
  format,
})

/** A drawing from line art and words. */
export const sketchToImage = (
  settings: Settings,
): SynchronousModel<typeof capability, z.ZodType<unknown, SketchToImageInput>> =>
  defineModel({
    title: 'Tencent Cloud SketchToImage',
    description:
      'A finished picture of 1024 by 1024 pixels from black line art and up to 200 characters on its colours and materials, in one answer. For designers’ sketches and colouring; not for photos or sketches with shading. In ap-guangzhou only, one task at a time unless more was bought.',
    capability,
    documentation: 'https://cloud.tencent.com/document/product/1668/110863',
    ...offered('sketch-to-image', settings),
    input: schema,
    async start(given, { http, now }) {
      const response = await request(http, 'SketchToImage', {
        Prompt: given.prompt,
        ...imageFields(given.image),
        ...logoFields(given.logo),
        RspImgType: given.format,
      })
      return { output: readOutput(response, now()) }
    },
  })
