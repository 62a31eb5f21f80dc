import { boxAt, boxes } from './boxes.js'

/** Width and height in pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

type Reader = (image: Buffer) => ImageSize | undefined

const starts = (image: Buffer, text: string, at = 0): boolean =>
  image.toString('latin1', at, at + text.length) === text

const readPng: Reader = (image) =>
  starts(image, '\x89PNG') && image.length >= 24
    ? { width: image.readUInt32BE(16), height: image.readUInt32BE(20) }
    : undefined

const readGif: Reader = (image) =>
  starts(image, 'GIF8') && image.length >= 10
    ? { width: image.readUInt16LE(6), height: image.readUInt16LE(8) }
    : undefined

const readBmp: Reader = (image) =>
  starts(image, 'BM') && image.length >= 26
    ? { width: image.readInt32LE(18), height: Math.abs(image.readInt32LE(22)) }
    : undefined

/** A JPEG is a row of segments; the one that begins a frame has the size. */
const readJpeg: Reader = (image) => {
  if (!starts(image, '\xff\xd8')) return undefined
  for (let at = 2; at + 9 <= image.length; at += 2 + image.readUInt16BE(at + 2)) {
    if (image[at] !== 0xff) return undefined
    while (image[at + 1] === 0xff && at + 10 <= image.length) at++
    const marker = image[at + 1] ?? 0
    const beginsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (beginsFrame) return { width: image.readUInt16BE(at + 7), height: image.readUInt16BE(at + 5) }
  }
  return undefined
}

/** The three forms of WebP keep the size in three ways. */
const readWebp: Reader = (image) => {
  if (!starts(image, 'RIFF') || !starts(image, 'WEBP', 8) || image.length < 30) return undefined
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

const tiffWidth = 256
const tiffHeight = 257

/** A TIFF, in either order of bytes, leads to a directory of numbered values of 16 or 32 bits. */
const readTiff: Reader = (image) => {
  const isLittle = starts(image, 'II*\0')
  if ((!isLittle && !starts(image, 'MM\0*')) || image.length < 8) return undefined
  const short = (at: number) => (isLittle ? image.readUInt16LE(at) : image.readUInt16BE(at))
  const long = (at: number) => (isLittle ? image.readUInt32LE(at) : image.readUInt32BE(at))
  const directory = long(4)
  const size = new Map<number, number>()
  for (let entry = 0, at = directory + 2; at + 12 <= image.length; entry++, at += 12) {
    if (entry >= short(directory)) break
    size.set(short(at), short(at + 2) === 3 ? short(at + 8) : long(at + 8))
  }
  const [width, height] = [size.get(tiffWidth), size.get(tiffHeight)]
  return width === undefined || height === undefined ? undefined : { width, height }
}

/** HEIC and AVIF give a size to each picture inside, tiles and thumbnails too: the largest is the image. */
const readHeif: Reader = (image) => {
  if (!starts(image, 'ftyp', 4)) return undefined
  const properties = boxAt(boxAt(image, 'meta')?.subarray(4) ?? Buffer.alloc(0), 'iprp', 'ipco')
  const sizes = boxes(properties ?? Buffer.alloc(0), 'ispe')
    .filter((size) => size.length >= 12)
    .map((size) => ({ width: size.readUInt32BE(4), height: size.readUInt32BE(8) }))
  return sizes.sort((one, other) => other.width * other.height - one.width * one.height)[0]
}

const readers = [readPng, readJpeg, readWebp, readGif, readBmp, readTiff, readHeif]

/** Reads the size of a PNG, JPEG, WebP, GIF, BMP, TIFF, HEIC or AVIF from its header; `undefined` where there is none. */
export function readImageSize(bytes: Uint8Array): ImageSize | undefined {
  const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const read of readers) {
    const size = read(image)
    if (size) return size
  }
  return undefined
}
