import { z } from 'zod'
import type { ReceivedBody } from '../../http/body.js'
import { passesReview } from '../../request/content-review.js'
import { firstIssue } from '../../request/schema-issue.js'
import type { Problem } from './answer.js'
import { isStyle, standsAlone, usualStyle } from './style.js'

const mostCharacters = 256

const imageToImageRequest = z.strictObject({
  InputImage: z.string().optional(),
  InputUrl: z.string().optional(),
  Prompt: z.string().default(''),
  NegativePrompt: z.string().default(''),
  Styles: z.array(z.string()).default([]),
  ResultConfig: z
    .strictObject({ Resolution: z.string().default('origin') })
    .default({ Resolution: 'origin' }),
  LogoAdd: z.int().default(1),
  LogoParam: z
    .strictObject({
      LogoUrl: z.string().optional(),
      LogoImage: z.string().optional(),
      LogoRect: z
        .strictObject({
          X: z.int().optional(),
          Y: z.int().optional(),
          Width: z.int().optional(),
          Height: z.int().optional(),
        })
        .optional(),
    })
    .optional(),
  Strength: z.number().default(0.7),
  RspImgType: z.string().default('base64'),
  EnhanceImage: z.int().default(0),
  RestoreFace: z.int().default(0),
})

/** What Tencent is asked to draw. */
export type ImageToImageRequest = z.output<typeof imageToImageRequest>

/** What a request of the right types can have wrong: the code, the test, and what is allowed, if that is news. */
type Limit = readonly [
  code: string,
  fails: (request: ImageToImageRequest) => boolean,
  message: string | undefined,
]

const tooLong = (text: string) => [...text].length > mostCharacters

const limits: readonly Limit[] = [
  ['InvalidParameterValue.ImageEmpty', ({ InputImage, InputUrl }) => !(InputImage || InputUrl), undefined],
  [
    'InvalidParameterValue.UrlIllegal',
    ({ InputUrl = '' }) => InputUrl !== '' && !/^https?:\/\/[^/]/.test(InputUrl),
    'InputUrl must begin with http:// or https://.',
  ],
  [
    'InvalidParameterValue.TextLengthExceed',
    ({ Prompt, NegativePrompt }) => tooLong(Prompt) || tooLong(NegativePrompt),
    `Prompt and NegativePrompt may have ${mostCharacters} characters.`,
  ],
  [
    'InvalidParameterValue.StyleConflict',
    ({ Styles }) => Styles.length > 1 && Styles.some(standsAlone),
    undefined,
  ],
  wrongValue(({ Styles }) => !Styles.every(isStyle), 'Styles has a number that is no style.'),
  wrongValue(
    ({ ResultConfig }) => !['origin', '768:768', '768:1024', '1024:768'].includes(ResultConfig.Resolution),
    'Resolution must be origin, 768:768, 768:1024 or 1024:768.',
  ),
  wrongValue(({ Strength }) => !(Strength > 0 && Strength <= 1), 'Strength must be > 0 and at most 1.'),
  wrongValue(
    ({ RspImgType }) => !['base64', 'url'].includes(RspImgType),
    'RspImgType must be base64 or url.',
  ),
  wrongValue(({ EnhanceImage }) => EnhanceImage !== 0 && EnhanceImage !== 1, 'EnhanceImage must be 0 or 1.'),
  wrongValue(({ RestoreFace }) => RestoreFace < 0 || RestoreFace > 6, 'RestoreFace must be from 0 to 6.'),
  [
    'OperationDenied.TextIllegalDetected',
    ({ Prompt, NegativePrompt }) => !passesReview(Prompt) || !passesReview(NegativePrompt),
    undefined,
  ],
  ['OperationDenied.ImageIllegalDetected', ({ InputUrl = '' }) => !passesReview(InputUrl), undefined],
]

function wrongValue(fails: Limit[1], message: string): Limit {
  return ['InvalidParameterValue.ParameterValueError', fails, message]
}

/** Reads a request body, or says what is wrong with it. */
export function parseRequest(body: ReceivedBody): ImageToImageRequest | Problem {
  if (body.kind !== 'json') {
    return { code: 'InvalidParameter.InvalidParameter', message: 'The body is not JSON.' }
  }
  const parsed = imageToImageRequest.safeParse(body.value)
  if (!parsed.success) {
    const { field, problem, detail } = firstIssue(parsed.error, body.value)
    const code = problem === 'unknown' ? 'UnknownParameter' : 'InvalidParameter.InvalidParameter'
    return { code, message: `${field === '' ? 'The body' : field}: ${detail}` }
  }
  const broken = limits.find(([, fails]) => fails(parsed.data))
  if (broken === undefined) return parsed.data
  const [code, , message] = broken
  return message === undefined ? { code } : { code, message }
}

/** The number of the style that counts: the first. */
export function styleOf({ Styles }: ImageToImageRequest): string {
  return Styles[0] ?? usualStyle
}
