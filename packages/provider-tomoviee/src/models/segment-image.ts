import {
  segmentImage as capability,
  defineModel,
  type FileInput,
  type Resolved,
  z,
} from '@mediaplug/core/provider'
import { details } from '../result.js'
import type { Dialect, Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import { type ControlType, controlIndex, controlType } from './control-type.js'
import { type CallbackInput, callback, documentedImage, image, imageSeconds, prompt } from './fields.js'

/** Input of `tomoviee/segment-image`. */
export interface SegmentImageInput extends CallbackInput {
  /** The image to select from: JPEG, PNG or WebP, less than 200 MB; in the dialect `template`, no WebP. The vendor fetches it from a URL. */
  readonly image: FileInput
  /** What is looked for in the image. Default: `subject`. */
  readonly controlType?: ControlType | undefined
  /** What is selected, in words; not in the dialect `template`. Default: none. */
  readonly prompt?: string | undefined
}

const words = prompt('What is selected').optional()

const noWords = words.refine((given) => given === undefined, "is not supported in the dialect 'template'")

const fieldsOf = (dialect: Dialect) =>
  z.strictObject({
    image: (dialect === 'flat' ? image : documentedImage).describe('The image to select from'),
    controlType: controlType.describe('What is looked for in the image'),
    prompt: dialect === 'flat' ? words : noWords,
    ...callback,
  })

const inputOf = ({
  dialect,
  wsid,
  storageInfo,
}: Settings): z.ZodType<z.output<ReturnType<typeof fieldsOf>>, SegmentImageInput> =>
  fieldsOf(dialect).refine(() => dialect === 'flat' || (wsid !== undefined && storageInfo !== undefined), {
    path: ['image'],
    error: "needs the settings wsid and storageInfo of tomoviee() in the dialect 'template'",
  })

type Given = Resolved<z.output<ReturnType<typeof inputOf>>>

/** The parameters of a task, as each dialect has them. */
const parametersIn: Readonly<Record<Dialect, (given: Given, settings: Settings) => object>> = {
  flat: (given) => ({
    image: given.image,
    control_type: controlIndex(given.controlType),
    prompt: given.prompt,
  }),
  template: (given, { wsid, storageInfo }) => ({
    wsid,
    storage_info: storageInfo,
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
    description:
      'Masks of what is in an image, found by words or by kind: the input of redraw-image and of any editor. Several things give several masks. It changes no picture. Takes 30 seconds to 2 minutes; the vendor tells no price.',
    capability,
    documentation: 'https://www.tomoviee.ai/doc/',
    typicalSeconds: imageSeconds,
    input: inputOf(settings),
    start: (given, context) =>
      createTask(context, settings, {
        model: 'segment-image',
        parameters: parametersIn[settings.dialect](given, settings),
        callback: given,
      }),
    details,
    poll: pollTask('mask'),
  })
