import {
  imageToImage as capability,
  defineModel,
  type SynchronousModel,
  type z,
} from '@mediaplug/core/provider'
import { imageFields } from '../request/image-fields.js'
import { request } from '../request/request.js'
import { readOutput } from '../result.js'
import type { Settings } from '../settings.js'
import { type ImageToImageInput, schema } from './input.js'
import { logoFields } from './logo.js'
import { offered } from './offer.js'

/** An image in another style. */
export const imageToImage = (
  settings: Settings,
): SynchronousModel<typeof capability, z.ZodType<unknown, ImageToImageInput>> =>
  defineModel({
    title: 'Tencent Cloud ImageToImage',
    description:
      'An image drawn anew in one of 21 styles, in one answer. Good for portraits; weak where people are many, far away or in intricate poses. Sides up to 2000 pixels; enhance and restoreFaces take longer. In both regions, three tasks at a time unless more was bought.',
    capability,
    documentation: 'https://www.tencentcloud.com/document/product/1238/64637',
    ...offered('image-to-image', settings),
    input: schema,
    async start(given, { http, now }) {
      const response = await request(http, 'ImageToImage', {
        ...imageFields(given.image),
        Prompt: given.prompt,
        NegativePrompt: given.negativePrompt,
        Styles: given.styles,
        ResultConfig: given.resolution && { Resolution: given.resolution },
        ...logoFields(given.logo),
        Strength: given.strength,
        RspImgType: given.format,
        EnhanceImage: given.enhance,
        RestoreFace: given.restoreFaces,
      })
      return { output: readOutput(response, now()) }
    },
  })
