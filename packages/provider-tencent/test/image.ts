/** The beginnings of files, and where and how the sides are told in them. */
const types = {
  png: { head: '89504e470d0a1a0a0000000d49484452', width: 16, height: 20, write: 'writeUInt32BE' },
  jpeg: { head: 'ffd8ffc0001108', width: 9, height: 7, write: 'writeUInt16BE' },
  bmp: { head: '424d', width: 18, height: 22, write: 'writeUInt32LE' },
  tiff: {
    head: '4d4d002a00000008000201000003000000010000000001010003000000010000',
    width: 18,
    height: 30,
    write: 'writeUInt16BE',
  },
  webp: { head: '52494646000000005745425056503820', width: 26, height: 28, write: 'writeUInt16LE' },
  gif: { head: '474946383961', width: 6, height: 8, write: 'writeUInt16LE' },
} as const

/** A type of image. */
export type ImageType = keyof typeof types

/** An image of some type, with sides in pixels and size in bytes. Only its beginning is right. */
export function imageOf(type: ImageType, width = 512, height = 512, size = 64): Uint8Array {
  const { write, ...place } = types[type]
  const image = Buffer.alloc(size)
  image.write(place.head, 'hex')
  image[write](width, place.width)
  image[write](height, place.height)
  return new Uint8Array(image)
}

/** A PNG with sides in pixels and size in bytes. Only its beginning is right. */
export const pngOf = (width: number, height: number, size?: number): Uint8Array =>
  imageOf('png', width, height, size)
