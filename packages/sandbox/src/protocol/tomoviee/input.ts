import { fetchInput } from '../../input/fetch-input.js'
import { InputError } from '../../input/input-error.js'
import { type Picture, type PictureFormat, readPicture } from '../../media/picture.js'
import { below } from './input/size-limit.js'

/** What a capacity asks of an image. */
export interface ImageLimits {
  readonly formats: readonly PictureFormat[]
  /** Both sides must lie between these, themselves excluded; in pixels. */
  readonly sides?: { readonly above: number; readonly below: number }
  /** The longer side must be shorter than so many times the shorter one. */
  readonly ratioBelow?: number
}

const megabytes = 200

/** The limits that most capacities have. */
export const anyImage: ImageLimits = { formats: ['jpeg', 'png', 'webp'] }

/**
 * Fetches an image and checks it; `undefined` when it does not lie on this machine.
 *
 * @throws InputError when it is not as it must be.
 */
export async function readImage(
  field: string,
  url: string,
  limits: ImageLimits,
  closing: AbortSignal,
): Promise<Picture | undefined> {
  const bytes = await fetchInput({ field, url, ...below(megabytes) }, closing)
  if (bytes === undefined) return undefined
  const picture = await readPicture(bytes)
  const problem = picture === undefined ? 'is not an image that opens' : problemOf(picture, limits)
  if (picture !== undefined && problem === undefined) return picture
  throw new InputError('unusable', field, problem ?? '')
}

function problemOf({ format, width, height }: Picture, limits: ImageLimits): string | undefined {
  const { formats, sides, ratioBelow = Number.POSITIVE_INFINITY } = limits
  if (!formats.includes(format)) return `is ${format}, but must be ${formats.join(' or ')}`
  const [shorter, longer] = [Math.min(width, height), Math.max(width, height)]
  if (sides !== undefined && (shorter <= sides.above || longer >= sides.below)) {
    return `is ${width} × ${height}, but both sides must be > ${sides.above} and < ${sides.below}`
  }
  return longer / shorter < ratioBelow
    ? undefined
    : `is ${width} × ${height}: the ratio must be < ${ratioBelow}`
}
