import { z } from 'zod'
import { hashText } from '../../../media/hash.js'
import { drawRestyling } from '../../../media/still/restyling.js'
import { sizeWithin } from '../../../media/still/transform.js'
import { openImage } from '../input.js'
import { regions } from '../regions.js'
import { markedPicture } from '../result.js'
import { defineAction } from './action.js'
import { formFields, formRules, imageFields, isNoFlag, logoFields, text } from './fields.js'
import { missingFile, textRules, urlRules, wrongValue } from './rules.js'
import { sizeOf } from './size.js'
import { isStyle, standsAlone, styleName, usualStyle } from './style.js'

const longestSide = 2000

const schema = z.strictObject({
  ...imageFields,
  Prompt: text,
  NegativePrompt: text,
  Styles: z.array(z.string()).default([]),
  ResultConfig: z
    .strictObject({ Resolution: z.string().default('origin') })
    .default({ Resolution: 'origin' }),
  ...logoFields,
  ...formFields,
  Strength: z.number().default(0.7),
  EnhanceImage: z.int().default(0),
  RestoreFace: z.int().default(0),
})

/** `ImageToImage`: an image in a style. Only the first style counts. */
export const imageToImage = defineAction(schema, {
  regions,
  concurrency: 3,
  rules: [
    missingFile('InputImage', 'InputUrl'),
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
    ...formRules,
    wrongValue(({ EnhanceImage }) => isNoFlag(EnhanceImage), 'EnhanceImage must be 0 or 1.'),
    wrongValue(({ RestoreFace }) => RestoreFace < 0 || RestoreFace > 6, 'RestoreFace must be from 0 to 6.'),
    ...textRules({ Prompt: 256, NegativePrompt: 256 }),
    ...urlRules('InputUrl'),
  ],
  async open(request, closing) {
    const given = { field: 'InputUrl', url: request.InputUrl, base64: request.InputImage }
    const original = await openImage(given, { belowMebibytes: 8, above: 50, below: 5000 }, closing)
    if ('code' in original) return original
    const name = styleName(request.Styles[0] ?? usualStyle)
    const size = sizeOf(request.ResultConfig.Resolution) ?? sizeWithin(original, longestSide)
    const draw = () =>
      drawRestyling({
        ...size,
        original: original.bytes,
        caption: request.Prompt.trim() || name,
        label: name,
        hue: hashText(name) % 360,
        strength: request.Strength,
      })
    const image = await markedPicture(request, draw, closing)
    return 'code' in image ? image : { image, linked: request.RspImgType === 'url' }
  },
})
