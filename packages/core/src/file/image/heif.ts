import { boxAt, boxes } from '../boxes.js'
import { starts } from '../starts.js'
import { type Reader, turned } from './size.js'

const nothing = Buffer.alloc(0)

/**
 * HEIC and AVIF give a size to each picture inside, tiles and thumbnails too: the largest is the image. How it is turned
 * is a property of its own, in quarters.
 */
export const readHeif: Reader = (image) => {
  if (!starts(image, 'ftyp', 4)) return undefined
  const properties = boxAt(boxAt(image, 'meta')?.subarray(4) ?? nothing, 'iprp', 'ipco') ?? nothing
  const [size] = boxes(properties, 'ispe')
    .filter((property) => property.length >= 12)
    .map((property) => ({ width: property.readUInt32BE(4), height: property.readUInt32BE(8) }))
    .sort((one, other) => other.width * other.height - one.width * one.height)
  const turns = boxes(properties, 'irot')[0]?.[0] ?? 0
  return size && turns % 2 === 1 ? turned(size) : size
}
