import { z } from 'zod'
import type { FrameSize } from '../../../media/landscape.js'
import { drawIllustration } from '../../../media/still/illustration.js'
import { openImage } from '../input.js'
import type { Region } from '../regions.js'
import { markedPicture } from '../result.js'
import { defineAction } from './action.js'
import { formFields, formRules, logoFields, text } from './fields.js'
import { rapidStyleName } from './rapid-style.js'
import { type Rule, textRules, wrongValue } from './rules.js'
import { hasRatio, ratios, sizeOf } from './size.js'

const regions: readonly Region[] = ['ap-guangzhou']
const longerSides: readonly number[] = [
  ...[160, 200, 225, 258, 512, 520, 608, 768, 1024, 1080, 1280, 1600, 1620, 1920, 2048, 2400, 2560, 2592],
  ...[3440, 3840, 4096],
]

const commonFields = {
  Prompt: z.string(),
  Resolution: z.string().default('1024:1024'),
  Seed: z.int().default(0),
  ...logoFields,
  ...formFields,
}

const isOffered = (size: FrameSize | undefined): size is FrameSize =>
  size !== undefined && hasRatio(size, ratios) && longerSides.includes(Math.max(size.width, size.height))

const commonRules: readonly Rule<{ Prompt: string; Resolution: string; Seed: number }>[] = [
  wrongValue(({ Prompt }) => Prompt.trim() === '', 'Prompt must not be empty.'),
  wrongValue(
    ({ Resolution }) => !isOffered(sizeOf(Resolution)),
    'Resolution must have an offered ratio and longer side.',
  ),
  wrongValue(({ Seed }) => Seed < 0, 'Seed must be 0 or more.'),
]

/** The seed of a request: one of the vendor's choice for 0. */
const seedOf = (given: number): number => (given === 0 ? 1 + Math.floor(Math.random() * 0xffff_fffe) : given)

/** `TextToImageLite`: an image from words. */
export const textToImageLite = defineAction(z.strictObject({ ...commonFields, NegativePrompt: text }), {
  regions,
  concurrency: 1,
  rules: [...commonRules, ...formRules, ...textRules({ Prompt: 1024, NegativePrompt: 1024 })],
  async open(request, closing) {
    const seed = seedOf(request.Seed)
    const size = sizeOf(request.Resolution) ?? { width: 1024, height: 1024 }
    const draw = () => drawIllustration({ ...size, caption: request.Prompt, number: seed })
    const image = await markedPicture(request, draw, closing)
    if ('code' in image) return image
    return { image, beside: { Seed: seed }, linked: request.RspImgType === 'url' }
  },
})

/** `TextToImageRapid`: an image from words, in a style or after a reference, whose size it has then. */
export const textToImageRapid = defineAction(
  z.strictObject({
    ...commonFields,
    Image: z.strictObject({ Base64: z.string().optional(), Url: z.string().optional() }).optional(),
    Style: z.string().optional(),
  }),
  {
    regions,
    concurrency: 1,
    rules: [
      ...commonRules,
      ...formRules,
      wrongValue(
        ({ Style }) => Style !== undefined && rapidStyleName(Style) === undefined,
        'Style must be from 1 to 30.',
      ),
      ...textRules({ Prompt: 256 }),
    ],
    async open(request, closing) {
      const { Image } = request
      const given = { field: 'Image.Url', url: Image?.Url, base64: Image?.Base64 }
      const limits = { belowMebibytes: 6, above: 128, below: 2048 }
      const reference = Image && (await openImage(given, limits, closing))
      if (reference && 'code' in reference) return reference
      const seed = seedOf(request.Seed)
      const { width, height } = reference ?? sizeOf(request.Resolution) ?? { width: 1024, height: 1024 }
      const style = reference ? undefined : rapidStyleName(request.Style ?? '')
      const caption = style === undefined ? request.Prompt : `${request.Prompt} (${style})`
      const draw = () =>
        drawIllustration({ width, height, caption, number: seed, reference: reference?.bytes })
      const image = await markedPicture(request, draw, closing)
      if ('code' in image) return image
      return { image, beside: { Seed: seed }, linked: request.RspImgType === 'url' }
    },
  },
)
