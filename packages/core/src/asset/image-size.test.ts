import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readImageSize } from './image-size.js'

function webp(form: string, write: (image: Buffer) => void): Buffer {
  const image = Buffer.alloc(40)
  image.write(`RIFF....WEBP${form}`, 'latin1')
  write(image)
  return image
}

function header(text: string, length: number, write: (image: Buffer) => void): Buffer {
  const image = Buffer.alloc(length)
  image.write(text, 'latin1')
  write(image)
  return image
}

const segment = (marker: number, ...content: number[]) => [0xff, marker, 0, content.length + 2, ...content]
const frame = [8, 480 >> 8, 480 & 255, 640 >> 8, 640 & 255, 3, 0, 0]

test.each([
  ['a PNG', header('\x89PNG', 24, (image) => image.writeUInt32BE(640, 16) && image.writeUInt32BE(480, 20))],
  ['a GIF', header('GIF89a', 10, (image) => image.writeUInt16LE(640, 6) && image.writeUInt16LE(480, 8))],
  ['a BMP', header('BM', 26, (image) => image.writeInt32LE(640, 18) && image.writeInt32LE(480, 22))],
  [
    'a BMP that begins at the top',
    header('BM', 26, (image) => image.writeInt32LE(640, 18) && image.writeInt32LE(-480, 22)),
  ],
  ['a baseline JPEG', Buffer.from([0xff, 0xd8, ...segment(0xe0, 1, 2, 3), ...segment(0xc0, ...frame)])],
  [
    'a JPEG with fill bytes before a segment',
    Buffer.from([0xff, 0xd8, ...segment(0xe0, 1), 0xff, 0xff, ...segment(0xc0, ...frame)]),
  ],
  ['a progressive JPEG', Buffer.from([0xff, 0xd8, ...segment(0xc4, 1), ...segment(0xc2, ...frame)])],
  ['a lossy WebP', webp('VP8 ', (image) => image.writeUInt16LE(640, 26) && image.writeUInt16LE(480, 28))],
  ['a lossless WebP', webp('VP8L', (image) => image.writeUInt32LE(639 | (479 << 14), 21))],
  [
    'an extended WebP',
    webp('VP8X', (image) => image.writeUIntLE(639, 24, 3) && image.writeUIntLE(479, 27, 3)),
  ],
])('the header of %s has the size', (_form, image) => {
  expect(readImageSize(image)).toEqual({ width: 640, height: 480 })
})

test('any bytes are a size or none, never an error', () => {
  const magic = fc.constantFrom(
    '',
    '\x89PNG',
    'GIF8',
    'BM',
    '\xff\xd8\xff',
    'RIFF....WEBPVP8L',
    'RIFF....WEBPVP8X',
  )
  const image = fc.tuple(magic, fc.uint8Array({ maxLength: 200 }))
  fc.assert(
    fc.property(image, ([text, rest]) => {
      const size = readImageSize(Buffer.concat([Buffer.from(text, 'latin1'), rest]))
      return size === undefined || Number.isInteger(size.width)
    }),
    { numRuns: 2000 },
  )
})
