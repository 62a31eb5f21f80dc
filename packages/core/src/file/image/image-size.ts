import { asBuffer, starts } from '../starts.js'
import { readBmp } from './bmp.js'
import { readHeif } from './heif.js'
import { readJpeg } from './jpeg.js'
import { readPng } from './png.js'
import type { ImageSize, Reader } from './size.js'
import { readTiff } from './tiff.js'
import { readWebp } from './webp.js'

const readGif: Reader = (image) =>
  starts(image, 'GIF8') && image.length >= 10
    ? { width: image.readUInt16LE(6), height: image.readUInt16LE(8) }
    : undefined

const readers = [readPng, readJpeg, readWebp, readGif, readBmp, readTiff, readHeif]

/**
 * Reads the size of a PNG, JPEG, WebP, GIF, BMP, TIFF, HEIC or AVIF from its header, as it is to be shown: turned where
 * the file says so. `undefined` where there is none.
 */
export function readImageSize(bytes: Uint8Array): ImageSize | undefined {
  const image = asBuffer(bytes)
  for (const read of readers) {
    const size = read(image)
    if (size) return size
  }
  return undefined
}
