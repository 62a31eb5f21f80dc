import { imageToImage as capability, defineModel, type Model, type z } from '@mediaplug/core/provider'
import { details } from '../result.js'
import type { Settings } from '../settings.js'
import { generate } from './generate.js'
import { type ImageToImageInput, schema } from './input.js'

/** The schema under the type that users read, because editors show the comments of that type. */
const input: z.ZodType<z.output<typeof schema>, ImageToImageInput> = schema

/** An image from another image and words, made inside object storage and put there. */
export const imageToImage = (settings: Settings): Model<typeof capability, typeof input, typeof details> =>
  defineModel({
    title: 'Doubao image to image in TOS',
    description:
      'An image drawn anew by words, inside object storage: from an object of a bucket or a URL into an object of a bucket. Three models are known: i2i_xl_sft for styles, high_aes_i2i to keep more or less of it, byteedit_v2.0 for changes by words. The choice where pictures lie in TOS. Answers at once; the vendor tells no price here.',
    capability,
    documentation: 'https://www.volcengine.com/docs/6349/1545409',
    input,
    details,
    async start({ prompt, image, ...order }, context) {
      const source = { Prompt: prompt, ImageUri: typeof image === 'string' ? image : image.object }
      return { output: await generate({ ...order, task: 'image_to_image', source }, settings, context) }
    },
  })
