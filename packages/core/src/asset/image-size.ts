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

const readers = [readPng, readJpeg, readWebp, readGif, readBmp]

/** Reads the size of a PNG, JPEG, WebP, GIF or BMP from its header; `undefined` where there is none. */
export function readImageSize(bytes: Uint8Array): ImageSize | undefined {
  const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const read of readers) {
    const size = read(image)
    if (size) return size
  }
  return undefined
}
