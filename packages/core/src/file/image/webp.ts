import { starts } from '../starts.js'
import { type ImageSize, type Reader, turned } from './size.js'
import { isTurnedByExif } from './tiff.js'

/** What a chunk at the end says, after the pictures. */
function isTurned(image: Buffer): boolean {
  for (let at = 12; at + 8 <= image.length; ) {
    const length = image.readUInt32LE(at + 4)
    if (starts(image, 'EXIF', at)) {
      const data = image.subarray(at + 8, at + 8 + length)
      // Some programs write what stands before the data in a JPEG.
      return isTurnedByExif(starts(data, 'Exif\0\0') ? data.subarray(6) : data)
    }
    at += 8 + length + (length % 2)
  }
  return false
}

function sizeOf(image: Buffer): ImageSize | undefined {
  if (starts(image, 'VP8X', 12))
    return { width: image.readUIntLE(24, 3) + 1, height: image.readUIntLE(27, 3) + 1 }
  if (starts(image, 'VP8 ', 12)) {
    return { width: image.readUInt16LE(26) & 0x3fff, height: image.readUInt16LE(28) & 0x3fff }
  }
  const bits = image.readUInt32LE(21)
  return starts(image, 'VP8L', 12)
    ? { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    : undefined
}

/** The three forms of WebP keep the size in three ways. */
export const readWebp: Reader = (image) => {
  if (!starts(image, 'RIFF') || !starts(image, 'WEBP', 8) || image.length < 30) return undefined
  const size = sizeOf(image)
  return size && isTurned(image) ? turned(size) : size
}
