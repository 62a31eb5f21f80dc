import {
  createAvatar as capability,
  defineModel,
  type FileInput,
  type SynchronousModel,
  z,
} from '@mediaplug/core/provider'
import { imageFields } from '../request/image-fields.js'
import { request } from '../request/request.js'
import { readOutput } from '../result.js'
import type { Settings } from '../settings.js'
import { type AvatarStyle, avatarStyle } from './avatar-style.js'
import { flag, format, image } from './fields.js'
import { logo, logoFields } from './logo.js'
import { offered } from './offer.js'
import type { ResultOptions } from './result-options.js'

/**
 * Input of `tencent/generate-avatar`. What is left out is not sent: the vendor's default counts.
 */
export interface GenerateAvatarInput extends ResultOptions {
  /**
   * One person or one animal, large within the image: JPEG, PNG, BMP, TIFF or WebP, sides of at most 4999 pixels, at most
   * 4 499 997 bytes, which is less than 6 MB as base64.
   */
  readonly image: FileInput
  /** Who is on the image. Default: `human`. */
  readonly type?: 'human' | 'pet' | undefined
  /** The vendor's name of a style; not for a pet. Default: `flower`. */
  readonly style?: AvatarStyle | undefined
  /**
   * Whether a photo of a human that is not good enough is refused: sides below 500 pixels, several faces, or one that is
   * small or covered. Not for a pet. Default: `true`.
   */
  readonly filter?: boolean | undefined
}

/** What {@link GenerateAvatarInput} says, as it is checked. */
const schema = z
  .strictObject({
    image: image.describe('Whose avatar it is: one person or one animal, large within the image'),
    type: z.enum(['human', 'pet']).optional().describe('Who is on the image. Default: human'),
    style: avatarStyle.optional().describe("The vendor's name of a style, for a human. Default: flower"),
    filter: flag.describe(
      'Whether a photo of a human that is not good enough is refused: sides below 500 pixels, several faces, or one that is small or covered. Default: true',
    ),
    logo: logo.optional().describe('What marks the result as generated. Default: words that say so'),
    format,
  })
  .refine(({ type, style }) => type !== 'pet' || style === undefined, {
    path: ['style'],
    error: 'must not be given for a pet, where it has no effect',
  })
  .refine(({ type, filter }) => type !== 'pet' || filter === undefined, {
    path: ['filter'],
    error: 'must not be given for a pet, where it has no effect',
  })
  .meta({
    anyOf: [
      { not: { properties: { type: { const: 'pet' } }, required: ['type'] } },
      { not: { anyOf: [{ required: ['style'] }, { required: ['filter'] }] } },
    ],
  })

/** An avatar from a photo. */
export const generateAvatar = (
  settings: Settings,
): SynchronousModel<typeof capability, z.ZodType<unknown, GenerateAvatarInput>> =>
  defineModel({
    title: 'Tencent Cloud GenerateAvatar',
    description:
      'An avatar of a person in one of the vendor’s styles, or a sticker of a pet, from one photo, in one answer. Needs one face, large, whole and uncovered; weaker photos pass with filter: false, with weaker results. In ap-guangzhou only, one task at a time unless more was bought.',
    capability,
    documentation: 'https://cloud.tencent.com/document/api/1668/107799',
    ...offered('generate-avatar', settings),
    input: schema,
    async start(given, { http, now }) {
      const response = await request(http, 'GenerateAvatar', {
        Type: given.type,
        Style: given.style,
        ...imageFields(given.image),
        Filter: given.filter,
        ...logoFields(given.logo),
        RspImgType: given.format,
      })
      return { output: readOutput(response, now()) }
    },
  })
