import type { FileBytes, FileRules } from './file.js'
import { readImageSize } from './image-size.js'
import { detectFileType } from './media-type.js'

type Limits = readonly [number, number]

const within = (value: number, [least, most]: Limits): boolean => value >= least && value <= most

function checkImage(bytes: Uint8Array, { sides, aspectRatio }: FileRules): void {
  if (!sides && !aspectRatio) return
  const size = readImageSize(bytes)
  if (!size) throw new TypeError('its width and height cannot be read')
  const { width, height } = size
  if (sides && !(within(width, sides) && within(height, sides))) {
    throw new RangeError(`it is ${width} x ${height} pixels, allowed are sides of ${sides.join(' to ')}`)
  }
  if (aspectRatio && !within(width / height, aspectRatio)) {
    const [least, most] = aspectRatio.map((ratio) => ratio.toFixed(2))
    throw new RangeError(
      `it is ${width} x ${height} pixels, allowed is a width of ${least} to ${most} times the height`,
    )
  }
}

/**
 * Checks a file against what a model accepts, and tells what it is.
 *
 * @throws TypeError or RangeError that says what it is and what is allowed.
 */
export function checkFile(bytes: Uint8Array, rules: FileRules): FileBytes {
  const { mediaTypes, maxBytes } = rules
  if (maxBytes !== undefined && bytes.byteLength > maxBytes) {
    throw new RangeError(`it has ${bytes.byteLength} bytes, allowed are ${maxBytes}`)
  }
  const mediaType = detectFileType(bytes)?.mediaType
  if (mediaTypes !== undefined && !mediaTypes.some((allowed) => allowed === mediaType)) {
    throw new TypeError(`it is ${mediaType ?? 'of an unknown type'}, allowed are ${mediaTypes.join(', ')}`)
  }
  checkImage(bytes, rules)
  return { bytes, mediaType: mediaType ?? 'application/octet-stream' }
}
