import fc from 'fast-check'
import { expect, test } from 'vitest'
import { box, words } from '../../test/video.js'
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

/** A directory of three values: the width in 16 bits, the height in 32, and before them one that is passed over. */
function tiff(start: string, write: (image: Buffer, value: number, at: number) => void): Buffer {
  const image = Buffer.alloc(8 + 2 + 3 * 12)
  const low = start.startsWith('II') ? 0 : 2
  image.write(start, 'latin1')
  write(image, 8, 4 + low)
  write(image, 3, 8)
  const entries = [
    { tag: 259, type: 3, value: 1, valueAt: 8 },
    { tag: 256, type: 3, value: 640, valueAt: 8 },
    { tag: 257, type: 4, value: 480, valueAt: 8 + low },
  ]
  entries.forEach(({ tag, type, value, valueAt }, index) => {
    const at = 10 + index * 12
    write(image, tag, at)
    write(image, type, at + 2)
    write(image, value, at + valueAt)
  })
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
  ['a TIFF', tiff('II*\0', (image, value, at) => image.writeUInt16LE(value, at))],
  ['a big-endian TIFF', tiff('MM\0*', (image, value, at) => image.writeUInt16BE(value, at))],
  [
    'a HEIC with a thumbnail and tiles',
    Buffer.concat([
      box('ftyp', Buffer.from('heic')),
      box(
        'meta',
        words(0),
        box(
          'iprp',
          box(
            'ipco',
            box('ispe', words(0, 320, 240)),
            box('ispe', words(0, 640, 480)),
            box('ispe', words(0, 512, 480)),
          ),
        ),
      ),
      box('mdat', Buffer.from('ispe....any picture may have these letters in it')),
    ]),
  ],
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
    'II*\0\x08\0\0\0',
    '\xff\xd8\xff',
    'RIFF....WEBPVP8L',
    'RIFF....WEBPVP8X',
    '....ftypheic',
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
