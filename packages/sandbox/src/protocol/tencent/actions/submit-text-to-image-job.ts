import { z } from 'zod'
import { drawIllustration } from '../../../media/still/illustration.js'
import { passesReview } from '../../../request/content-review.js'
import { openImage } from '../input.js'
import { markedPicture } from '../result.js'
import { defineAction } from './action.js'
import { isNoFlag, logoFields } from './fields.js'
import { textRules, wrongValue } from './rules.js'
import { sizeOf } from './size.js'

const mostPixels = 1024 * 1024
const usualSize = { width: 1024, height: 1024 }

const isUrl = (given: string): boolean => /^https?:\/\//.test(given)

function isOffered(resolution: string): boolean {
  const size = sizeOf(resolution)
  if (size === undefined) return false
  const { width, height } = size
  return Math.min(width, height) >= 512 && Math.max(width, height) <= 2048 && width * height <= mostPixels
}

/** `SubmitTextToImageJob`: an image from words and references, by a job. */
export const submitTextToImageJob = defineAction(
  z.strictObject({
    Prompt: z.string(),
    Images: z.array(z.string()).default([]),
    Resolution: z.string().default('1024:1024'),
    Seed: z.int().optional(),
    ...logoFields,
    Revise: z.int().default(1),
  }),
  {
    regions: ['ap-guangzhou'],
    concurrency: 1,
    rules: [
      wrongValue(({ Prompt }) => Prompt.trim() === '', 'Prompt must not be empty.'),
      wrongValue(({ Images }) => Images.length > 3, 'Images may have three items.'),
      wrongValue(
        ({ Resolution }) => !isOffered(Resolution),
        'Resolution must have sides from 512 to 2048 and at most 1024 × 1024 pixels.',
      ),
      wrongValue(({ Seed }) => Seed !== undefined && Seed < 1, 'Seed must be above 0.'),
      wrongValue(({ Revise }) => isNoFlag(Revise), 'Revise must be 0 or 1.'),
      ...textRules({ Prompt: 8192 }),
      [
        'OperationDenied.ImageIllegalDetected',
        ({ Images }) => Images.some((given) => isUrl(given) && !passesReview(given)),
        undefined,
      ],
    ],
    async open(request, closing) {
      const references: (Uint8Array | undefined)[] = []
      for (const given of request.Images) {
        const image = { field: 'Images', ...(isUrl(given) ? { url: given } : { base64: given }) }
        const opened = await openImage(image, { belowMebibytes: 6, above: 49, below: 5001 }, closing)
        if ('code' in opened) return opened
        references.push(opened.bytes)
      }
      const size = sizeOf(request.Resolution) ?? usualSize
      const number = request.Revise === 0 ? (request.Seed ?? 0) : 0
      const draw = () =>
        drawIllustration({ ...size, caption: request.Prompt, number, reference: references[0] })
      const image = await markedPicture(request, draw, closing)
      return 'code' in image ? image : { image, linked: true, prompt: revised(request) }
    },
  },
)

/** The prompt that is drawn. */
const revised = ({ Prompt, Revise }: { readonly Prompt: string; readonly Revise: number }): string =>
  Revise === 0 ? Prompt : `${Prompt}, in detail`
