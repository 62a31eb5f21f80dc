import type { FrameSize } from '../../media/landscape.js'
import { readPicture } from '../../media/picture.js'
import { readTiffSize } from '../../media/tiff.js'
import { fetchInput, InputError } from '../../request/input-file.js'
import type { Problem } from './answer.js'

/** An image to start from. Its bytes are there if it can be drawn. */
export interface InputImage extends InputFile, FrameSize {}

/** An image in base64 must be shorter. */
const base64Limit = 8 * 1024 * 1024
const [sideAbove, sideBelow] = [50, 5000]
/** The size of an image that is not on this machine. */
const usualSize = { width: 1024, height: 1024 }

/** A file as it was sent along or fetched: without bytes, when it lies on another machine. */
export interface InputFile {
  readonly bytes: Uint8Array | undefined
}

/** The file at a URL, or why it cannot be had. */
export async function fileAt(field: string, url: string, closing: AbortSignal): Promise<InputFile | Problem> {
  try {
    const mostBytes = (base64Limit / 4) * 3 - 1
    return { bytes: await fetchInput({ field, url, mostBytes, limit: 'below 8 MB in base64' }, closing) }
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
export function fileIn(base64: string): InputFile | Problem {
  if (base64.length >= base64Limit) return { code: 'FailedOperation.ImageSizeExceed' }
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return { bytes: Buffer.from(base64, 'base64') }
  return { code: 'FailedOperation.ImageDecodeFailed', message: 'The image is not base64.' }
}

/** Opens an image to start from, or says what is wrong with it. */
export async function openImage({ bytes }: InputFile): Promise<InputImage | Problem> {
  if (bytes === undefined) return { ...usualSize, bytes }
  const tiff = readTiffSize(bytes)
  const picture = tiff === undefined ? await readPicture(bytes) : { ...tiff, bytes: undefined }
  if (picture === undefined || ('format' in picture && picture.format === 'gif')) {
    return { code: 'FailedOperation.ImageDecodeFailed' }
  }
  const { width, height } = picture
  if (Math.max(width, height) >= sideBelow) return { code: 'FailedOperation.ImageResolutionExceed' }
  if (Math.min(width, height) > sideAbove) return { width, height, bytes: picture.bytes }
  return {
    code: 'InvalidParameterValue.ParameterValueError',
    message: `The image is ${width} × ${height}, but both sides must be > ${sideAbove}.`,
  }
}

/** Opens a logo, or says that it does not open. */
export async function openLogo({ bytes }: InputFile): Promise<InputFile | Problem> {
  const opens = bytes === undefined || (await readPicture(bytes)) !== undefined
  return opens ? { bytes } : { code: 'FailedOperation.ImageDecodeFailed', message: 'The logo is no image.' }
}
