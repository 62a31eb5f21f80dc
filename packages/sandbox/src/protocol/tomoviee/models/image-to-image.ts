import { z } from 'zod'
import { numberedFiles } from '../../../file/numbered-files.js'
import { makeIllustration } from '../../../media/still/illustration.js'
import { anyImage, readImage } from '../input.js'
import { commonFields, defineCapacity, promptField, urlField } from './capacity.js'
import { controlOf, controlTypeField } from './control-type.js'

const side = z.int().min(512).max(2048)
const subject = '2'

/** `tm_reference_img2img`: up to four images that keep to a reference image. */
export const imageToImage = defineCapacity({
  schema: z
    .strictObject({
      ...commonFields,
      prompt: promptField,
      reference_image: urlField,
      control_type: controlTypeField,
      init_image: urlField.optional(),
      width: side,
      height: side,
      batch_size: z.int().min(1).max(4),
      control_intensity: z.number().min(0).max(1),
    })
    .refine(({ control_type, init_image }) => control_type !== subject || init_image !== undefined, {
      path: ['init_image'],
      message: `is required when control_type is "${subject}"`,
    }),
  resultKey: 'images_path',
  files: async (input, closing) => {
    const reference = await readImage('reference_image', input.reference_image, anyImage, closing)
    const initial =
      input.init_image === undefined || input.init_image === input.reference_image
        ? reference
        : await readImage('init_image', input.init_image, anyImage, closing)
    const spec = {
      width: input.width,
      height: input.height,
      caption: input.prompt,
      control: controlOf(input.control_type),
      reference: (initial ?? reference)?.bytes,
    }
    return numberedFiles(input.batch_size, 'image', 'png', (number) => makeIllustration({ ...spec, number }))
  },
})
