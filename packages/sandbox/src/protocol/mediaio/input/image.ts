import { readHeicSize } from '../../../media/heic.js'
import type { FrameSize } from '../../../media/landscape.js'
import { readPicture } from '../../../media/picture.js'
import { InputError } from '../../../request/input-file.js'
import type { ImageLimits } from '../catalogue/parameter.js'
import { checkMeasurements } from './measurement.js'

/** An image that a request names and that lies on this machine. */
export interface ImageInput extends FrameSize {
  /** The file, if it can be drawn: HEIC cannot. */
  readonly drawable: Uint8Array | undefined
}

/** Opens an image. @throws InputError when it is not as it must be. */
export async function openImage(
  parameter: string,
  bytes: Uint8Array,
  limits: ImageLimits,
): Promise<ImageInput> {
  const heic = readHeicSize(bytes)
  const image = heic === undefined ? await readPicture(bytes) : { ...heic, format: 'heic' }
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
