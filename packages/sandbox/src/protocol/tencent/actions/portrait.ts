import { z } from 'zod'
import { hashText } from '../../../media/hash.js'
import { drawDressed } from '../../../media/still/editing.js'
import { drawRestyling } from '../../../media/still/restyling.js'
import { openImage } from '../input.js'
import { regions } from '../regions.js'
import { markedPicture } from '../result.js'
import { defineAction } from './action.js'
import { formFields, formRules, imageFields, isNoFlag, logoFields } from './fields.js'
import { missingFile, urlRules, wrongValue } from './rules.js'

const garments = ['Upper-body', 'Lower-body', 'Dress'] as const
const avatarSize = { width: 768, height: 768 }
const leastSide = 500

/** `ChangeClothes`: a person with a garment, as large as the photo of the person. */
export const changeClothes = defineAction(
  z.strictObject({
    ModelUrl: z.string(),
    ClothesUrl: z.string(),
    ClothesType: z.enum(garments),
    ...logoFields,
    ...formFields,
  }),
  {
    regions,
    concurrency: 1,
    rules: [
      missingFile('ModelUrl'),
      missingFile('ClothesUrl'),
      ...formRules,
      ...urlRules('ModelUrl', 'ClothesUrl'),
    ],
    async open(request, closing) {
      const limits = { belowMebibytes: 8, above: 512, below: 3000 }
      const person = await openImage({ field: 'ModelUrl', url: request.ModelUrl }, limits, closing)
      if ('code' in person) return person
      const clothes = await openImage({ field: 'ClothesUrl', url: request.ClothesUrl }, limits, closing)
      if ('code' in clothes) return clothes
      const { width, height } = person
      const spec = {
        width,
        height,
        person: person.bytes,
        clothes: clothes.bytes,
        covers: request.ClothesType,
      }
      const image = await markedPicture(request, () => drawDressed(spec), closing)
      return 'code' in image ? image : { image, linked: request.RspImgType === 'url' }
    },
  },
)

/** `GenerateAvatar`: a photo in a style, as a square. */
export const generateAvatar = defineAction(
  z.strictObject({
    Type: z.enum(['human', 'pet']).default('human'),
    Style: z.string().default('flower'),
    ...imageFields,
    Filter: z.int().default(1),
    ...logoFields,
    ...formFields,
  }),
  {
    regions: ['ap-guangzhou'],
    concurrency: 1,
    rules: [
      missingFile('InputImage', 'InputUrl'),
      wrongValue(({ Filter }) => isNoFlag(Filter), 'Filter must be 0 or 1.'),
      ...formRules,
      ...urlRules('InputUrl'),
    ],
    async open(request, closing) {
      const { Type, Style, Filter } = request
      const given = { field: 'InputUrl', url: request.InputUrl, base64: request.InputImage }
      const limits = {
        belowMebibytes: 6,
        below: 5000,
        above: Type === 'human' && Filter === 1 ? leastSide - 1 : 0,
      }
      const original = await openImage(given, limits, closing)
      if ('code' in original) return original
      const name = Type === 'pet' ? 'sticker' : Style
      const spec = { ...avatarSize, caption: name, label: Type, hue: hashText(name) % 360, strength: 0.5 }
      const draw = () => drawRestyling({ ...spec, original: original.bytes })
      const image = await markedPicture(request, draw, closing)
      return 'code' in image ? image : { image, linked: request.RspImgType === 'url' }
    },
  },
)
