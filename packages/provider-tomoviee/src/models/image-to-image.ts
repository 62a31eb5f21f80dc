import { imageToImage as capability, defineModel, type FileInput, z } from '@mediaplug/core/provider'
import { details } from '../result.js'
import type { Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import { type ControlType, controlIndex, controlType } from './control-type.js'
import { type CallbackInput, callback, count, image, imageSeconds, prompt } from './fields.js'

const side = z.int().min(512).max(2048).default(1024)

/** Input of `tomoviee/image-to-image`. */
export interface ImageToImageInput extends CallbackInput {
  /** What the reference shows, what of it stays, and what changes. */
  readonly prompt: string
  /** The reference: JPEG, PNG or WebP, less than 200 MB. The vendor fetches it from a URL. */
  readonly image: FileInput
  /** What of the reference guides the result. Default: `subject`. */
  readonly controlType?: ControlType | undefined
  /** What the subject is put into; limits as of `image`. Default: the reference, for a subject; else none. */
  readonly initImage?: FileInput | undefined
  /** In pixels, 512 to 2048. Default: 1024. */
  readonly width?: number | undefined
  /** In pixels, 512 to 2048. Default: 1024. */
  readonly height?: number | undefined
  /** How much the reference controls, 0 to 1. Default: 0.5. */
  readonly controlIntensity?: number | undefined
  /** How many results, 1 to 4. Default: 1. */
  readonly count?: number | undefined
}

/** What {@link ImageToImageInput} says, as it is checked. */
const schema = z.strictObject({
  prompt: prompt('What the reference shows, what of it stays, and what changes'),
  image: image.describe('The reference'),
  controlType: controlType.describe('What of the reference guides the result'),
  initImage: image.optional().describe('What the subject is put into. Default: the reference, for a subject'),
  width: side.describe('Width in pixels'),
  height: side.describe('Height in pixels'),
  controlIntensity: z.number().min(0).max(1).default(0.5).describe('How much the reference controls, 0 to 1'),
  count,
  ...callback,
})

/** The schema under the type that users read, because editors show the comments of that type. */
const input: z.ZodType<z.output<typeof schema>, ImageToImageInput> = schema

/** Images after a reference. */
export const imageToImage = (settings: Settings) =>
  defineModel({
    title: 'Tomoviee reference to image',
    description:
      'One to four images guided by a reference: its subject, outlines, a body’s pose, or what is near and far. Sides of 512 to 2048 pixels. The choice for variants that keep one thing. Takes 30 seconds to 2 minutes; the vendor tells no price.',
    capability,
    documentation: 'https://www.tomoviee.ai/doc/ai-image/image-to-image.html',
    typicalSeconds: imageSeconds,
    input,
    start: (given, context) => {
      const defaultInitImage = given.controlType === 'subject' ? given.image : undefined
      return createTask(context, settings, {
        model: 'image-to-image',
        parameters: {
          prompt: given.prompt,
          reference_image: given.image,
          control_type: controlIndex(given.controlType),
          init_image: given.initImage ?? defaultInitImage,
          width: given.width,
          height: given.height,
          batch_size: given.count,
          control_intensity: given.controlIntensity,
        },
        callback: given,
      })
    },
    details,
    poll: pollTask('image'),
  })
