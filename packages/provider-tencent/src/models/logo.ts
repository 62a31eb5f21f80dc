import { type FileInput, file, type Resolved, z } from '@mediaplug/core/provider'
import type { BodyFields } from '../request/json-body.js'

/** A place on the result, in pixels from the upper left corner. */
export interface LogoRect {
  /** 0 or more. */
  readonly x: number
  /** 0 or more. */
  readonly y: number
  /** 1 or more. */
  readonly width: number
  /** 1 or more. */
  readonly height: number
}

/** A logo of one's own on the result. */
export interface Logo {
  /** At most 7 499 997 bytes; with the image, the request has to stay below 10 MB. */
  readonly image: FileInput
  /** Where the logo is; it is stretched to fit. Default: the vendor decides. */
  readonly rect?: LogoRect | undefined
}

const position = z.int().min(0)
const length = z.int().min(1)

/** The longest file whose base64 has less than the 10 MB that a request may have. */
const maxBytes = 7_499_997

/**
 * The logo on the result: an image of one's own, `true` for the vendor's words, `false` for none.
 *
 * @see https://www.tencentcloud.com/document/product/1238/64638
 */
export const logo = z.union([
  z.boolean().transform(Number),
  z.strictObject({
    image: file({ as: 'url-or-bytes', maxBytes }).describe('The logo'),
    rect: z
      .strictObject({ x: position, y: position, width: length, height: length })
      .optional()
      .describe('Where on the result the logo is, in pixels from the upper left; it is stretched to fit'),
  }),
])

/** A logo in the vendor's fields. */
export function logoFields(given: Resolved<z.output<typeof logo>> | undefined): BodyFields {
  if (typeof given !== 'object') return { LogoAdd: given }
  const { image, rect } = given
  return {
    LogoAdd: 1,
    LogoParam: {
      ...('url' in image ? { LogoUrl: image.url } : { LogoImage: image.bytes }),
      LogoRect: rect && { X: rect.x, Y: rect.y, Width: rect.width, Height: rect.height },
    },
  }
}
