import { z } from 'zod'
import { makeRedrawing, type RedrawingSpec } from '../../../media/still/redrawing.js'
import { InputError } from '../../../request/input-file.js'
import { type ImageLimits, readImage } from '../input.js'
import { commonFields, defineCapacity, promptField, urlField } from './capacity.js'

const limits: ImageLimits = { formats: ['jpeg', 'png'], sides: { above: 512, below: 2048 }, ratioBelow: 3 }
/** The size of the result when that of the input is not known. */
const usualSize = { width: 1024, height: 1024 }

/** `tm_redrawing`: an image drawn anew where a mask is white, or everywhere. */
export const redrawImage = defineCapacity({
  schema: z.strictObject({
    ...commonFields,
    prompt: promptField,
    init_image: urlField,
    mask_url: urlField.optional(),
  }),
  resultKey: 'images_path',
  files: async ({ prompt, init_image, mask_url }, closing) => {
    const original = await readImage('init_image', init_image, limits, closing)
    const mask = mask_url === undefined ? undefined : await readImage('mask_url', mask_url, limits, closing)
    const { width, height } = original ?? mask ?? usualSize
    if (mask !== undefined && (mask.width !== width || mask.height !== height)) {
      throw new InputError('unusable', 'mask_url', `must be ${width} × ${height}, as init_image is`)
    }
    const spec: RedrawingSpec = {
      width,
      height,
      caption: prompt,
      original: original?.bytes,
      area: mask_url === undefined ? 'everywhere' : (mask?.bytes ?? 'somewhere'),
    }
    return [{ name: 'image.png', contentType: 'image/png', make: () => makeRedrawing(spec) }]
  },
})
