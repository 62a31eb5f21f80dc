import { InputError } from '../../../input/input-error.js'
import { readHeicSize } from '../../../media/heic.js'
import type { FrameSize } from '../../../media/landscape.js'
import { readPicture } from '../../../media/picture.js'
import type { ImageLimits } from '../catalogue/parameter.js'
import { checkMeasurements, fetchWithin, type NamedInput } from './measurement.js'

/** An image that a request names and that lies on this machine. */
export interface ImageInput extends FrameSize {
  /** The file, if it can be drawn: HEIC cannot. */
  readonly drawable: Uint8Array | undefined
}

/**
 * Fetches an image and checks it; `undefined` when it does not lie on this machine.
 *
 * @throws InputError when it is not as it must be.
 */
export async function readImage(
  input: NamedInput,
  limits: ImageLimits,
  closing: AbortSignal,
): Promise<ImageInput | undefined> {
  const bytes = await fetchWithin(input, limits.megabytes, closing)
  if (bytes === undefined) return undefined
  const { parameter } = input
  const image = await openImage(bytes)
  if (image === undefined) throw new InputError('unusable', parameter, 'is not an image that opens')
  const { format, width, height } = image
  if (!limits.formats.some((allowed) => allowed === format)) {
    throw new InputError('unusable', parameter, `is ${format}, but must be ${limits.formats.join(' or ')}`)
  }
  checkMeasurements(parameter, [
    ['its width in pixels', width, limits.sides],
    ['its height in pixels', height, limits.sides],
    ['its width by its height', width / height, limits.ratio],
  ])
  return { width, height, drawable: format === 'heic' ? undefined : bytes }
}

async function openImage(bytes: Uint8Array): Promise<(FrameSize & { readonly format: string }) | undefined> {
  const size = readHeicSize(bytes)
  return size === undefined ? readPicture(bytes) : { ...size, format: 'heic' }
}
