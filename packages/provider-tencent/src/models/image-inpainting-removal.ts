import {
  removeObject as capability,
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
import { format, image, maxBytes } from './fields.js'
import { logo, logoFields } from './logo.js'
import { offered } from './offer.js'
import type { ResultOptions } from './result-options.js'

/**
 * Input of `tencent/image-inpainting-removal`. What is left out is not sent: the vendor's default counts.
 */
export interface ImageInpaintingRemovalInput extends ResultOptions {
  /**
   * JPEG, PNG, BMP, TIFF or WebP, sides of at most 4999 pixels, at most 4 499 997 bytes, which is less than 6 MB as base64.
   */
  readonly image: FileInput
  /** In grey, of one channel, as large as the image: white where something is taken out, black elsewhere. */
  readonly mask: FileInput
}

/** What {@link ImageInpaintingRemovalInput} says, as it is checked. */
const schema = z.strictObject({
  image: image.describe('The image from which something is taken'),
  mask: file({ as: 'url-or-bytes', maxBytes: maxBytes.belowSixMegabytes, sides: [1, 4_999] }).describe(
    'In grey, of one channel, as large as the image: white where something is taken out, black elsewhere',
  ),
  logo: logo.optional().describe('What marks the result as generated. Default: words that say so'),
  format,
})

const maskNames = { url: 'MaskUrl', base64: 'Mask' }

/** An image without what a mask covers. */
export const imageInpaintingRemoval = (
  settings: Settings,
): SynchronousModel<typeof capability, z.ZodType<unknown, ImageInpaintingRemovalInput>> =>
  defineModel({
    title: 'Tencent Cloud ImageInpaintingRemoval',
    description:
      'An image without the people, things or lettering under a mask, in one answer, with what may lie behind drawn in. Needs a grey mask of the same size, white where something goes; words do not select. In ap-guangzhou only, one task at a time unless more was bought.',
    capability,
    documentation: 'https://cloud.tencent.com/document/api/1668/113745',
    ...offered('image-inpainting-removal', settings),
    input: schema,
    async start(given, { http, now }) {
      const response = await request(http, 'ImageInpaintingRemoval', {
        ...imageFields(given.image),
        ...imageFields(given.mask, maskNames),
        RspImgType: given.format,
        ...logoFields(given.logo),
      })
      return { output: readOutput(response, now()) }
    },
  })
