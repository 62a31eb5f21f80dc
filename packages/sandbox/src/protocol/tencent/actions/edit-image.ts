import { z } from 'zod'
import { drawExtension, drawRemoval, drawSketch } from '../../../media/still/editing.js'
import { openSurface, resized } from '../../../media/still/transform.js'
import { type InputImage, openImage } from '../input.js'
import type { Region } from '../regions.js'
import { markedPicture, picture } from '../result.js'
import { defineAction } from './action.js'
import { formFields, formRules, imageFields, logoFields } from './fields.js'
import { missingFile, textRules, urlRules, wrongValue } from './rules.js'
import { hasRatio, ratios, sizeOf } from './size.js'

const regions: readonly Region[] = ['ap-guangzhou']
const concurrency = 1
const usual = { belowMebibytes: 6, below: 5000 }
const longerSide = 2048

const inputOf = ({
  InputUrl,
  InputImage,
}: {
  InputUrl?: string | undefined
  InputImage?: string | undefined
}) => ({
  field: 'InputUrl',
  url: InputUrl,
  base64: InputImage,
})

/** `RefineImage`: the same image with a longer side of 2048 pixels. */
export const refineImage = defineAction(z.strictObject({ ...imageFields, ...formFields }), {
  regions,
  concurrency,
  rules: [missingFile('InputImage', 'InputUrl'), ...formRules, ...urlRules('InputUrl')],
  async open(request, closing) {
    const original = await openImage(inputOf(request), { belowMebibytes: 6 }, closing)
    if ('code' in original) return original
    const scale = longerSide / Math.max(original.width, original.height)
    const size = {
      width: Math.max(1, Math.round(original.width * scale)),
      height: Math.max(1, Math.round(original.height * scale)),
    }
    const { bytes } = original
    const draw = async () =>
      bytes === undefined
        ? drawSketch({ ...size, caption: request.InputUrl ?? '', sketch: undefined })
        : resized(await openSurface(bytes), size)
    return { image: picture(draw), linked: request.RspImgType === 'url' }
  },
})

/** `SketchToImage`: line art with colours, of 1024 by 1024 pixels. */
export const sketchToImage = defineAction(
  z.strictObject({ Prompt: z.string(), ...imageFields, ...logoFields, ...formFields }),
  {
    regions,
    concurrency,
    rules: [
      wrongValue(({ Prompt }) => Prompt.trim() === '', 'Prompt must not be empty.'),
      missingFile('InputImage', 'InputUrl'),
      ...formRules,
      ...textRules({ Prompt: 200 }),
      ...urlRules('InputUrl'),
    ],
    async open(request, closing) {
      const sketch = await openImage(inputOf(request), { ...usual, above: 128 }, closing)
      if ('code' in sketch) return sketch
      const spec = { width: 1024, height: 1024, caption: request.Prompt, sketch: sketch.bytes }
      const image = await markedPicture(request, () => drawSketch(spec), closing)
      return 'code' in image ? image : { image, linked: request.RspImgType === 'url' }
    },
  },
)

/** The smallest size of a ratio that an image fits into. */
function around({ width, height }: InputImage, ratio: string) {
  const { width: across, height: down } = sizeOf(ratio) ?? { width: 1, height: 1 }
  const unit = Math.max(width / across, height / down)
  return { width: Math.round(unit * across), height: Math.round(unit * down) }
}

/** `ImageOutpainting`: an image within a larger one of another ratio. */
export const imageOutpainting = defineAction(
  z.strictObject({ Ratio: z.string(), ...imageFields, ...logoFields, ...formFields }),
  {
    regions,
    concurrency,
    rules: [
      wrongValue(({ Ratio }) => !ratios.includes(Ratio), `Ratio must be one of ${ratios.join(', ')}.`),
      missingFile('InputImage', 'InputUrl'),
      ...formRules,
      ...urlRules('InputUrl'),
    ],
    async open(request, closing) {
      const original = await openImage(inputOf(request), usual, closing)
      if ('code' in original) return original
      if (original.bytes !== undefined && hasRatio(original, [request.Ratio])) {
        const message = `Ratio must not be that of the image, ${original.width} × ${original.height}.`
        return { code: 'InvalidParameterValue.ParameterValueError', message }
      }
      const spec = { ...around(original, request.Ratio), original }
      const image = await markedPicture(request, () => drawExtension(spec), closing)
      return 'code' in image ? image : { image, linked: request.RspImgType === 'url' }
    },
  },
)

/** `ImageInpaintingRemoval`: an image with something else where a mask is white. */
export const imageInpaintingRemoval = defineAction(
  z.strictObject({
    ...imageFields,
    Mask: z.string().optional(),
    MaskUrl: z.string().optional(),
    ...logoFields,
    ...formFields,
  }),
  {
    regions,
    concurrency,
    rules: [
      missingFile('InputImage', 'InputUrl'),
      missingFile('Mask', 'MaskUrl'),
      ...formRules,
      ...urlRules('InputUrl', 'MaskUrl'),
    ],
    async open(request, closing) {
      const original = await openImage(inputOf(request), usual, closing)
      if ('code' in original) return original
      const given = { field: 'MaskUrl', url: request.MaskUrl, base64: request.Mask }
      const mask = await openImage(given, { belowMebibytes: 6 }, closing)
      if ('code' in mask) return mask
      const { width, height } = original
      const known = original.bytes !== undefined && mask.bytes !== undefined
      if (known && (mask.width !== width || mask.height !== height)) {
        const message = `The mask is ${mask.width} × ${mask.height}, but the image ${width} × ${height}.`
        return { code: 'InvalidParameterValue.ParameterValueError', message }
      }
      const spec = { width, height, original: original.bytes, mask: mask.bytes }
      const image = await markedPicture(request, () => drawRemoval(spec), closing)
      return 'code' in image ? image : { image, linked: request.RspImgType === 'url' }
    },
  },
)
