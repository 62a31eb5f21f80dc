import { starts } from '../starts.js'
import { type Reader, turned } from './size.js'
import { isTurnedByExif } from './tiff.js'

const exif = 'Exif\0\0'

/** A JPEG is a row of segments; the one that begins a frame, of whatever process, has the size. */
export const readJpeg: Reader = (image) => {
  if (!starts(image, '\xff\xd8')) return undefined
  let isTurned = false
  for (let at = 2; at + 9 <= image.length; at += 2 + image.readUInt16BE(at + 2)) {
    if (image[at] !== 0xff) return undefined
    while (image[at + 1] === 0xff && at + 10 <= image.length) at++
    const marker = image[at + 1] ?? 0
    const beginsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (beginsFrame) {
      const size = { width: image.readUInt16BE(at + 7), height: image.readUInt16BE(at + 5) }
      return isTurned ? turned(size) : size
    }
    if (marker === 0xe1 && starts(image, exif, at + 4)) {
      isTurned = isTurnedByExif(image.subarray(at + 4 + exif.length, at + 2 + image.readUInt16BE(at + 2)))
    }
  }
  return undefined
}
