import { textToImage as capability, defineModel, type Model, type z } from '@mediaplug/core/provider'
import { details } from '../result.js'
import type { Settings } from '../settings.js'
import { generate } from './generate.js'
import { type TextToImageInput, textSchema } from './input.js'

/** The schema under the type that users read, because editors show the comments of that type. */
const input: z.ZodType<z.output<typeof textSchema>, TextToImageInput> = textSchema

/** An image from words, made inside object storage and put there. */
export const textToImage = (settings: Settings): Model<typeof capability, typeof input, typeof details> =>
  defineModel({
    title: 'Doubao text to image in TOS',
    description:
      'An image from words, made inside object storage and put into a bucket. An experiment: the vendor’s pages mention it and name no model for it, so say in reqJson which one you have; without it, the general high_aes_general_v21_L is asked for. It is used only when you name it. Answers at once; the vendor tells no price here.',
    capability,
    documentation: 'https://www.volcengine.com/docs/6349/1545409',
    experimental: true,
    input,
    details,
    async start({ prompt, ...order }, context) {
      const task = { ...order, task: 'text_to_image', source: { Prompt: prompt } } as const
      return { output: await generate(task, settings, context) }
    },
  })
