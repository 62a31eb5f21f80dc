import {
  changeClothes as capability,
  defineModel,
  type FileInput,
  file,
  type SynchronousModel,
  z,
} from '@mediaplug/core/provider'
import { request } from '../request/request.js'
import { readOutput } from '../result.js'
import type { Settings } from '../settings.js'
import { format, imageTypes, maxBytes } from './fields.js'
import { logo, logoFields } from './logo.js'
import { offered } from './offer.js'
import type { ResultOptions } from './result-options.js'

const photo = file({
  as: 'url',
  mediaTypes: imageTypes,
  maxBytes: maxBytes.belowEightMegabytes,
  sides: [513, 2_999],
})

/** The vendor's words for what a garment covers. */
const types = { 'upper-body': 'Upper-body', 'lower-body': 'Lower-body', dress: 'Dress' } as const
/** What kind of garment it is: which part of the person it covers. */
export type ClothesType = keyof typeof types

/**
 * Input of `tencent/change-clothes`. What is left out is not sent: the vendor's default counts.
 */
export interface ChangeClothesInput extends ResultOptions {
  /**
   * The person, from the front, upright; 3:4 is best. JPEG, PNG, BMP, TIFF or WebP, sides of 513 to 2999 pixels, at most
   * 5 999 997 bytes. The vendor fetches it from a URL.
   */
  readonly image: FileInput
  /** One garment, from the front, laid out flat and whole; limits as of `image`. */
  readonly clothes: FileInput
  /** What kind of garment it is. */
  readonly clothesType: ClothesType
}

/** What {@link ChangeClothesInput} says, as it is checked. */
const schema = z.strictObject({
  image: photo.describe('The person, from the front, upright; 3:4 is best'),
  clothes: photo.describe('One garment, from the front, laid out flat and whole'),
  clothesType: z
    .enum(Object.keys(types) as ClothesType[])
    .transform((given) => types[given])
    .describe('What kind of garment it is'),
  logo: logo.optional().describe('What marks the result as generated. Default: words that say so'),
  format,
})

/** A person in other clothes. */
export const changeClothes = (
  settings: Settings,
): SynchronousModel<typeof capability, z.ZodType<unknown, ChangeClothesInput>> =>
  defineModel({
    title: 'Tencent Cloud ChangeClothes',
    description:
      'A person in another top, skirt or trousers, or dress, from two photos, in one answer, as large as the photo of the person. Good where what is worn covers no more than what replaces it, and the person stands straight before the camera. Takes URLs only, sides of 513 to 2999 pixels; ask for format url where the result is large. In both regions, one task at a time unless more was bought.',
    capability,
    documentation: 'https://www.tencentcloud.com/document/product/1238/79813',
    ...offered('change-clothes', settings),
    input: schema,
    async start(given, { http, now }) {
      const response = await request(http, 'ChangeClothes', {
        ModelUrl: given.image,
        ClothesUrl: given.clothes,
        ClothesType: given.clothesType,
        ...logoFields(given.logo),
        RspImgType: given.format,
      })
      return { output: readOutput(response, now()) }
    },
  })
