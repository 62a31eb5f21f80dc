import { inpaintImage as capability, defineModel, type FileInput, file, z } from '@mediaplug/core/provider'
import { details } from '../result.js'
import type { Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import { type CallbackInput, callback, imageSeconds, prompt } from './fields.js'

/** Sides of more than 512 and less than 2048 pixels, of which none has a ratio between 2.999 and 3. */
const drawing = file({
  as: 'url',
  mediaTypes: ['image/jpeg', 'image/png'],
  sides: [513, 2047],
  aspectRatio: [1 / 2.999, 2.999],
})

/** Input of `tomoviee/redraw-image`. */
export interface RedrawImageInput extends CallbackInput {
  /** What is there after the change, in words. */
  readonly prompt: string
  /**
   * The image to change: JPEG or PNG, sides of 513 to 2047 pixels, the longer less than three times the shorter. The vendor
   * fetches it from a URL.
   */
  readonly image: FileInput
  /** White where it changes, as large as the image; limits as of `image`. Default: as the vendor sees fit. */
  readonly mask?: FileInput | undefined
}

/** What {@link RedrawImageInput} says, as it is checked. */
const schema = z.strictObject({
  prompt: prompt('What is there after the change'),
  image: drawing.describe('The image to change'),
  mask: drawing
    .optional()
    .describe('White where it changes, as large as the image. Default: as the vendor sees fit'),
  ...callback,
})

/** The schema under the type that users read, because editors show the comments of that type. */
const input: z.ZodType<z.output<typeof schema>, RedrawImageInput> = schema

/** An image of which a part is drawn anew. */
export const redrawImage = (settings: Settings) =>
  defineModel({
    title: 'Tomoviee image redrawing',
    description:
      'A part of an image is drawn anew by words, the white of a mask; without one, the vendor decides where. JPEG or PNG with sides of 513 to 2047 pixels. For removing, replacing and mending. Takes 30 seconds to 2 minutes; the vendor tells no price.',
    capability,
    documentation: 'https://www.tomoviee.ai/doc/',
    typicalSeconds: imageSeconds,
    input,
    start: (given, context) =>
      createTask(context, settings, {
        model: 'redraw-image',
        parameters: { prompt: given.prompt, init_image: given.image, mask_url: given.mask },
        callback: given,
      }),
    details,
    poll: pollTask('image'),
  })
