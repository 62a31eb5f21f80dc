import { segmentImage as capability, defineModel, type Resolved, z } from '@mediaplug/core/provider'
import type { Dialect, Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import { controlIndex, controlType } from './control-type.js'
import { callbackUrl, image, imageSeconds, prompt } from './fields.js'

const words = prompt('What is selected').optional()

const noWords = words.refine((given) => given === undefined, "is not supported in the dialect 'template'")

const inputOf = (dialect: Dialect) =>
  z.strictObject({
    image: image.describe('The image to select from'),
    controlType: controlType.describe('What is looked for in the image'),
    prompt: dialect === 'flat' ? words : noWords,
    callbackUrl,
  })

/** Input of `tomoviee/segment-image`. */
export type SegmentImageInput = z.input<ReturnType<typeof inputOf>>

type Given = Resolved<z.output<ReturnType<typeof inputOf>>>

/** The parameters of a task, as each dialect has them. */
const parametersIn: Readonly<Record<Dialect, (given: Given) => object>> = {
  flat: (given) => ({
    image: given.image,
    control_type: controlIndex(given.controlType),
    prompt: given.prompt,
  }),
  template: (given) => ({
    template_info: [
      {
        template_id: 'tm_reference_img2mask_template_spatial',
        input_params: { control_type: controlIndex(given.controlType), init_image: given.image },
      },
    ],
  }),
}

/** A mask of a part of an image: white where it is. */
export const segmentImage = (settings: Settings) =>
  defineModel({
    title: 'Tomoviee image recognition',
    capability,
    documentation: 'https://www.tomoviee.ai/doc/',
    typicalSeconds: imageSeconds,
    input: inputOf(settings.dialect),
    start: (given, context) =>
      createTask(context, settings, {
        model: 'segment-image',
        parameters: parametersIn[settings.dialect](given),
        callbackUrl: given.callbackUrl,
      }),
    poll: pollTask('mask'),
  })
