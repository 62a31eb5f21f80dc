import { imageToImage as capability, defineModel, type Model, type z } from '@mediaplug/core/provider'
import { request } from '../request/request.js'
import { readImage, readRequestId } from '../result.js'
import { type ImageToImageInput, schema } from './input.js'
import { logoFields } from './logo.js'

/** The schema under the type that users read, because editors show the comments of that type. */
const input: z.ZodType<z.output<typeof schema>, ImageToImageInput> = schema

/** An image in another style. */
export const imageToImage: Model<typeof capability, typeof input> = defineModel({
  title: 'Tencent Cloud ImageToImage',
  capability,
  documentation: 'https://www.tencentcloud.com/document/product/1238/64637',
  input,
  async start(given, { http, now }) {
    const { image, resolution } = given
    const response = await request(http, 'ImageToImage', {
      ...('url' in image ? { InputUrl: image.url } : { InputImage: image.bytes }),
      Prompt: given.prompt,
      NegativePrompt: given.negativePrompt,
      Styles: given.styles,
      ResultConfig: resolution && { Resolution: resolution },
      ...logoFields(given.logo),
      Strength: given.strength,
      RspImgType: given.format,
      EnhanceImage: given.enhance,
      RestoreFace: given.restoreFaces,
    })
    return { output: { assets: [readImage(response, now())], requestId: readRequestId(response) } }
  },
})
