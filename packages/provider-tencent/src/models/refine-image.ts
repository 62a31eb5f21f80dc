import {
  upscaleImage as capability,
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
import { format, imageTypes, maxBytes } from './fields.js'
import { offered } from './offer.js'
import type { ResultOptions } from './result-options.js'

/**
 * Input of `tencent/refine-image`. What is left out is not sent: the vendor's default counts.
 */
export interface RefineImageInput extends Pick<ResultOptions, 'format'> {
  /** JPEG, PNG, BMP, TIFF or WebP, at most 4 499 997 bytes, which is less than 6 MB as base64. */
  readonly image: FileInput
}

/** What {@link RefineImageInput} says, as it is checked. */
const schema = z.strictObject({
  image: file({
    as: 'url-or-bytes',
    mediaTypes: imageTypes,
    maxBytes: maxBytes.belowSixMegabytes,
  }).describe('The image that is made clearer'),
  format,
})

/** The same image, clearer and larger. */
export const refineImage = (
  settings: Settings,
): SynchronousModel<typeof capability, z.ZodType<unknown, RefineImageInput>> =>
  defineModel({
    title: 'Tencent Cloud RefineImage',
    description:
      'The same image, clearer and with finer detail, in one answer: the longer side becomes 2048 pixels, the ratio stays. For small or soft pictures; one that is larger already becomes smaller. In ap-guangzhou only, one task at a time unless more was bought.',
    capability,
    documentation: 'https://cloud.tencent.com/document/api/1668/116746',
    ...offered('refine-image', settings),
    input: schema,
    async start(given, { http, now }) {
      const response = await request(http, 'RefineImage', {
        ...imageFields(given.image),
        RspImgType: given.format,
      })
      return { output: readOutput(response, now()) }
    },
  })
