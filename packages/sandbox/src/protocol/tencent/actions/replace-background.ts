import { z } from 'zod'
import { drawBefore, drawCutOut } from '../../../media/still/editing.js'
import { openImage } from '../input.js'
import { markedPicture } from '../result.js'
import { defineAction } from './action.js'
import { formFields, formRules, logoFields, text } from './fields.js'
import { missingFile, textRules, urlRules, wrongValue } from './rules.js'
import { sizeOf } from './size.js'

const byTemplate = 'BackgroundTemplate'
const usualSize = { width: 1280, height: 1280 }

function isOffered(resolution: string): boolean {
  const size = sizeOf(resolution)
  if (size === undefined) return false
  const { width, height } = size
  const ratio = width / height
  return Math.min(width, height) > 500 && Math.max(width, height) < 4000 && ratio >= 0.4 && ratio <= 2.5
}

/** `ReplaceBackground`: a product before another background, and the mask that it was cut by. */
export const replaceBackground = defineAction(
  z.strictObject({
    ProductUrl: z.string(),
    Prompt: z.string(),
    NegativePrompt: text,
    Product: text,
    BackgroundTemplate: text,
    MaskUrl: z.string().optional(),
    Resolution: z.string().default('1280:1280'),
    ...logoFields,
    ...formFields,
  }),
  {
    regions: ['ap-guangzhou'],
    concurrency: 1,
    rules: [
      missingFile('ProductUrl'),
      wrongValue(({ Prompt }) => Prompt.trim() === '', 'Prompt must not be empty.'),
      wrongValue(
        ({ Prompt, BackgroundTemplate }) => (Prompt === byTemplate) !== (BackgroundTemplate !== ''),
        `BackgroundTemplate goes with the Prompt ${byTemplate}.`,
      ),
      wrongValue(
        ({ Resolution }) => !isOffered(Resolution),
        'Resolution must have sides from 501 to 3999 and a ratio from 2:5 to 5:2.',
      ),
      ...formRules,
      ...textRules({ Prompt: 256, NegativePrompt: 256, Product: 50 }),
      ...urlRules('ProductUrl', 'MaskUrl'),
    ],
    async open(request, closing) {
      const given = { field: 'ProductUrl', url: request.ProductUrl }
      const product = await openImage(given, { belowMebibytes: 6, below: 4000, ratio: [0.4, 2.5] }, closing)
      if ('code' in product) return product
      const { MaskUrl } = request
      const mask =
        MaskUrl === undefined
          ? undefined
          : await openImage(
              { field: 'MaskUrl', url: MaskUrl },
              { belowMebibytes: 6, formats: ['png'] },
              closing,
            )
      if (mask && 'code' in mask) return mask
      if (mask?.bytes && product.bytes && (mask.width !== product.width || mask.height !== product.height)) {
        const message = `The mask is ${mask.width} × ${mask.height}, but the image ${product.width} × ${product.height}.`
        return { code: 'InvalidParameterValue.ParameterValueError', message }
      }
      const scene = request.BackgroundTemplate || request.Prompt
      const cut = () =>
        drawCutOut({ ...product, product: product.bytes, mask: mask ? mask.bytes : undefined })
      const size = sizeOf(request.Resolution) ?? usualSize
      const image = await markedPicture(
        request,
        async () => drawBefore({ ...size, scene }, await cut()),
        closing,
      )
      if ('code' in image) return image
      const makeMask = async () => (await cut()).canvas.encode('png')
      const beside = mask ? {} : { MaskImage: { contentType: 'image/png', make: makeMask } }
      return { image, beside, linked: request.RspImgType === 'url' }
    },
  },
)
