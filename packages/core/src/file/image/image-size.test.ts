import fc from 'fast-check'
import { expect, test } from 'vitest'
import { box, words } from '../../../test/video.js'
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

const png = (...chunks: Buffer[]) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks])
const chunk = (name: string, content: Buffer) =>
  Buffer.concat([words(content.length), Buffer.from(name), content, words(0)])

function bmp(headerLength: number, write: (image: Buffer) => void): Buffer {
  return header('BM', 14 + headerLength, (image) => {
    image.writeUInt32LE(headerLength, 14)
    write(image)
  })
}

/** What tells a quarter turn, as a TIFF. */
function exif(start: 'II*\0' | 'MM\0*', orientation: number): Buffer {
  const data = Buffer.alloc(8 + 2 + 12)
  const write = (value: number, at: number) =>
    start === 'II*\0' ? data.writeUInt16LE(value, at) : data.writeUInt16BE(value, at)
  data.write(start, 'latin1')
  write(8, start === 'II*\0' ? 4 : 6)
  write(1, 8)
  write(274, 10)
  write(3, 12)
  write(orientation, 18)
  return data
}

const segment = (marker: number, ...content: number[]) => [0xff, marker, 0, content.length + 2, ...content]
const turnedFrame = [8, 640 >> 8, 640 & 255, 480 >> 8, 480 & 255, 3, 0, 0]
const turnedJpeg = (start: 'II*\0' | 'MM\0*', orientation: number) =>
  Buffer.from([
    0xff,
    0xd8,
    ...segment(0xe1, ...Buffer.from('Exif\0\0'), ...exif(start, orientation)),
    ...segment(0xc2, ...turnedFrame),
  ])

function turnedWebp(data: Buffer): Buffer {
  const image = Buffer.alloc(30)
  image.write('RIFF....WEBPVP8X\x0a\0\0\0', 'latin1')
  image.writeUIntLE(479, 24, 3)
  image.writeUIntLE(639, 27, 3)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(data.length)
  return Buffer.concat([image, Buffer.from('EXIF'), length, data])
}

const frame = [8, 480 >> 8, 480 & 255, 640 >> 8, 640 & 255, 3, 0, 0]

test.each([
  ['a PNG', png(chunk('IHDR', words(640, 480)))],
  ['a PNG with a private chunk first', png(chunk('CgBI', words(7)), chunk('IHDR', words(640, 480)))],
  ['a GIF', header('GIF89a', 10, (image) => image.writeUInt16LE(640, 6) && image.writeUInt16LE(480, 8))],
  ['a BMP', bmp(40, (image) => image.writeInt32LE(640, 18) && image.writeInt32LE(480, 22))],
  [
    'a BMP that begins at the top',
    bmp(124, (image) => image.writeInt32LE(640, 18) && image.writeInt32LE(-480, 22)),
  ],
  ['a BMP of OS/2', bmp(12, (image) => image.writeUInt16LE(640, 18) && image.writeUInt16LE(480, 20))],
  [
    'a BMP of OS/2, version 2',
    bmp(64, (image) => image.writeUInt32LE(640, 18) && image.writeUInt32LE(480, 22)),
  ],
  [
    'a short BMP of OS/2, version 2',
    bmp(16, (image) => image.writeUInt32LE(640, 18) && image.writeUInt32LE(480, 22)),
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
  ...([0xc1, 0xc3, 0xc9, 0xca] as const).map((marker): [string, Buffer] => [
    `a JPEG of the process ${marker.toString(16)}`,
    Buffer.from([0xff, 0xd8, ...segment(0xdb, 1), ...segment(marker, ...frame)]),
  ]),
  ...([5, 6, 7, 8] as const).map((orientation): [string, Buffer] => [
    `a JPEG that is turned (${orientation})`,
    turnedJpeg('II*\0', orientation),
  ]),
  ['a turned JPEG in the other order', turnedJpeg('MM\0*', 6)],
  ['a turned WebP', turnedWebp(exif('II*\0', 8))],
  [
    'a turned WebP with a name before its data',
    turnedWebp(Buffer.from(`Exif\0\0${exif('II*\0', 6).toString('latin1')}`, 'latin1')),
  ],
  [
    'a turned AVIF',
    Buffer.concat([
      box('ftyp', Buffer.from('avif')),
      box('meta', words(0), box('iprp', box('ipco', box('ispe', words(0, 480, 640)), box('irot', [1])))),
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

test.each([1, 2, 3, 4])(
  'a JPEG that is mirrored or stands on its head has its own sides (%i)',
  (orientation) => {
    expect(readImageSize(turnedJpeg('II*\0', orientation))).toEqual({ width: 480, height: 640 })
  },
)

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
    '\x89PNG\r\n\x1a\n\0\0\0\x04CgBI',
    `BM${'\0'.repeat(12)}\x0c\0\0\0`,
    `\xff\xd8\xff\xe1\0\x30Exif\0\0II*\0\x08\0\0\0`,
    'RIFF....WEBPVP8X\x0a\0\0\0........EXIF',
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
