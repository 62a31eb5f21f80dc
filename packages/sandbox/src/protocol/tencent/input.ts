import type { FrameSize } from '../../media/landscape.js'
import { type PictureFormat, readPicture } from '../../media/picture.js'
import { readTiffSize } from '../../media/tiff.js'
import { fetchInput, InputError } from '../../request/input-file.js'
import type { Problem } from './problem.js'

const mebibyte = 1024 * 1024

/** What an action asks of an image. */
export interface ImageLimits {
  /** How large its base64 may not be, in MiB. */
  readonly belowMebibytes: number
  /** Both sides must be longer, in pixels. */
  readonly above?: number
  /** Both sides must be shorter, in pixels. */
  readonly below?: number
  /** Width divided by height, least and most. */
  readonly ratio?: readonly [number, number]
  /** Default: JPEG, PNG, BMP, TIFF and WebP. */
  readonly formats?: readonly PictureFormat[]
}

/** An image as a request names it: at a URL, which counts before base64. */
export interface GivenImage {
  /** The field of the URL. */
  readonly field: string
  readonly url?: string | undefined
  readonly base64?: string | undefined
}

/** An image to start from. Its bytes are there if it can be drawn. */
export interface InputImage extends FrameSize {
  readonly bytes: Uint8Array | undefined
}

/** A file as it was sent along or fetched: without bytes, when it lies on another machine. */
type InputFile = Pick<InputImage, 'bytes'>

/** The size of an image that is not on this machine. */
const usualSize = { width: 1024, height: 1024 }

/** The file at a URL, or why it cannot be had. */
async function fileAt(
  { field, url }: { readonly field: string; readonly url: string },
  belowMebibytes: number,
  closing: AbortSignal,
): Promise<InputFile | Problem> {
  try {
    const mostBytes = ((belowMebibytes * mebibyte) / 4) * 3 - 1
    const limit = `below ${belowMebibytes} MB in base64`
    return { bytes: await fetchInput({ field, url, mostBytes, limit }, closing) }
  } catch (cause) {
    if (!(cause instanceof InputError)) throw cause
    const tooLarge = cause.kind === 'too-large'
    return {
      code: tooLarge ? 'FailedOperation.ImageSizeExceed' : 'FailedOperation.ImageDownloadError',
      message: cause.message,
    }
  }
}

/** The file in a base64 text, or what is wrong with it. */
function fileIn(base64: string, belowMebibytes: number): InputFile | Problem {
  if (base64.length >= belowMebibytes * mebibyte) return { code: 'FailedOperation.ImageSizeExceed' }
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return { bytes: Buffer.from(base64, 'base64') }
  return { code: 'FailedOperation.ImageDecodeFailed', message: 'The image is not base64.' }
}

/** Opens an image, or says what is wrong with it. */
export async function openImage(
  { field, url, base64 = '' }: GivenImage,
  limits: ImageLimits,
  closing: AbortSignal,
): Promise<InputImage | Problem> {
  const { belowMebibytes } = limits
  const file = url ? await fileAt({ field, url }, belowMebibytes, closing) : fileIn(base64, belowMebibytes)
  if ('code' in file) return file
  if (file.bytes === undefined) return { ...usualSize, bytes: undefined }
  const tiff = readTiffSize(file.bytes)
  const picture = tiff === undefined ? await readPicture(file.bytes) : { ...tiff, bytes: undefined }
  const { formats = ['jpeg', 'png', 'bmp', 'webp'] } = limits
  if (picture === undefined || ('format' in picture && !formats.includes(picture.format))) {
    return { code: 'FailedOperation.ImageDecodeFailed' }
  }
  const { width, height, bytes } = picture
  return sizeProblem({ width, height }, limits) ?? { width, height, bytes }
}

function sizeProblem(
  { width, height }: FrameSize,
  {
    above = 0,
    below = Number.POSITIVE_INFINITY,
    ratio: [least, most] = [0, Number.POSITIVE_INFINITY],
  }: ImageLimits,
): Problem | undefined {
  if (Math.max(width, height) >= below) return { code: 'FailedOperation.ImageResolutionExceed' }
  const wrong = (allowed: string) => ({
    code: 'InvalidParameterValue.ParameterValueError',
    message: `The image is ${width} × ${height}, but ${allowed}.`,
  })
  if (Math.min(width, height) <= above) return wrong(`both sides must be > ${above}`)
  const ratio = width / height
  return ratio < least || ratio > most ? wrong(`width to height must be from ${least} to ${most}`) : undefined
}

/** Opens a logo, or says that it does not open. */
export async function openLogo(given: GivenImage, closing: AbortSignal): Promise<InputFile | Problem> {
  const formats: readonly PictureFormat[] = ['jpeg', 'png', 'bmp', 'webp', 'gif']
  return openImage(given, { belowMebibytes: 8, formats }, closing)
}
