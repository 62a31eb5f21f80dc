import { starts } from '../starts.js'
import { type Reader, turned } from './size.js'

const tag = { width: 256, height: 257, orientation: 274 }

/** The tags of the first directory that are one number of 16 or 32 bits, in either order of bytes. */
function readTags(image: Buffer): ReadonlyMap<number, number> {
  const isLittle = starts(image, 'II*\0')
  const tags = new Map<number, number>()
  if ((!isLittle && !starts(image, 'MM\0*')) || image.length < 8) return tags
  const short = (at: number) => (isLittle ? image.readUInt16LE(at) : image.readUInt16BE(at))
  const long = (at: number) => (isLittle ? image.readUInt32LE(at) : image.readUInt32BE(at))
  const directory = long(4)
  for (let entry = 0, at = directory + 2; at + 12 <= image.length; entry++, at += 12) {
    if (entry >= short(directory)) break
    tags.set(short(at), short(at + 2) === 3 ? short(at + 8) : long(at + 8))
  }
  return tags
}

/** Orientations of 5 to 8 are those with a quarter turn. */
const isTurned = (tags: ReadonlyMap<number, number>): boolean => (tags.get(tag.orientation) ?? 1) >= 5

/** Whether an image is shown with a quarter turn, by its Exif data, which is written as a TIFF. */
export const isTurnedByExif = (exif: Buffer): boolean => isTurned(readTags(exif))

export const readTiff: Reader = (image) => {
  const tags = readTags(image)
  const [width, height] = [tags.get(tag.width), tags.get(tag.height)]
  if (width === undefined || height === undefined) return undefined
  return isTurned(tags) ? turned({ width, height }) : { width, height }
}
