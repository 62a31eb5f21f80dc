import { z } from 'zod'
import { numberedFiles } from '../../../file/numbered-files.js'
import type { FileSource } from '../../../file/store.js'
import { makeMask } from '../../../media/still/mask.js'
import { anyImage, type ImageLimits, readImage } from '../input.js'
import {
  commonFields,
  defineCapacity,
  promptField,
  urlField,
  withDialect,
  workspaceField,
} from './capacity.js'
import { controlOf, controlTypeField } from './control-type.js'

const templateId = 'tm_reference_img2mask_template_spatial'
const usualSize = { width: 1024, height: 1024 }
const mostMasks = 4

interface Segmentation {
  readonly field: string
  readonly url: string
  readonly control_type: z.infer<typeof controlTypeField>
  readonly prompt?: string | undefined
  /** Default: those of most capacities. */
  readonly formats?: ImageLimits['formats']
}

/** `tm_reference_img2mask` in the form that the vendor's clients send. */
const flat = defineCapacity({
  schema: z.strictObject({
    ...commonFields,
    image: urlField,
    control_type: controlTypeField.default('2'),
    prompt: promptField.optional(),
  }),
  resultKey: 'mask_path',
  files: (input, closing) => maskFiles({ ...input, field: 'image', url: input.image }, closing),
})

/** The same in the form of the vendor's documentation. */
const template = defineCapacity({
  schema: z.strictObject({
    ...commonFields,
    wsid: workspaceField,
    storage_info: z.looseObject({}),
    template_info: z.tuple([
      z.strictObject({
        template_id: z.literal(templateId),
        input_params: z.strictObject({ control_type: controlTypeField, init_image: urlField }),
      }),
    ]),
  }),
  resultKey: 'mask_path',
  files: ({ template_info: [{ input_params }] }, closing) => {
    const field = 'template_info.0.input_params.init_image'
    const formats = ['jpeg', 'png'] as const
    return maskFiles({ ...input_params, field, url: input_params.init_image, formats }, closing)
  },
})

/** `tm_reference_img2mask`: masks of what is recognised in an image, as large as the image. */
export const segmentImage = withDialect('template_info', template, flat)

async function maskFiles(input: Segmentation, closing: AbortSignal): Promise<FileSource[]> {
  const picture = await readImage(
    input.field,
    input.url,
    input.formats ? { formats: input.formats } : anyImage,
    closing,
  )
  const { width, height } = picture ?? usualSize
  const control = controlOf(input.control_type)
  const { pathname } = new URL(input.url)
  const things = thingsIn(input.prompt ?? '')
  return numberedFiles(things.length, 'mask', 'png', (number) =>
    makeMask({ width, height, control, scene: `${things[number - 1]} in ${pathname}` }),
  )
}

/** The things that a prompt names: each gets a mask of its own. */
function thingsIn(prompt: string): string[] {
  return prompt.split(/[,，、和]|\band\b/, mostMasks).map((thing) => thing.trim())
}
