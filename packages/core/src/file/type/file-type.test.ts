import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { box, words } from '../../../test/video.js'
import { detectFileType, extensionOf, headLength, longestExtension } from './file-type.js'

const text = (value: string) => new TextEncoder().encode(value)
const bytes = (...values: number[]) => new Uint8Array([...values, ...Array(16).fill(0)])
const latin = (value: string) => new Uint8Array(Buffer.from(value, 'latin1'))
const length = (size: number) => String.fromCharCode(0, 0, size >> 8, size & 255)
const brands = (major: string, ...compatible: string[]) =>
  latin(`${length(16 + compatible.length * 4)}ftyp${major}\0\0\0\0${compatible.join('')}\0\0\0\x08free`)
const tracks = (...kinds: string[]) =>
  box(
    'moov',
    box('mvhd', words(0)),
    ...kinds.map((kind) => box('trak', box('mdia', box('hdlr', words(0, 0), Buffer.from(kind))))),
  )
const movie = (major: string, ...kinds: string[]) => Buffer.concat([brands(major), tracks(...kinds)])
const ebml = (docType: string) =>
  latin(`\x1a\x45\xdf\xa3\x8f\x42\x86\x81\x01\x42\x82${String.fromCharCode(0x80 + docType.length)}${docType}`)
/** A page of Ogg with one packet of less than 255 bytes. */
const page = (packet: string) =>
  `OggS\0\x02${'\0'.repeat(20)}\x01${String.fromCharCode(packet.length)}${packet}`
const tag = (size: number, rest: string) =>
  latin(`ID3\x04\0\0\0\0${String.fromCharCode(size >> 7, size & 127)}${'\0'.repeat(size)}${rest}`)
const bitmap = (header: number) => latin(`BM${'x'.repeat(8)}\x1a\0\0\0${String.fromCharCode(header)}\0\0\0`)
const icon = latin('\0\0\x01\0\x01\0\x20\x20\0\0\x01\0\x20\0\x99\0\0\0\x16\0\0\0')

describe('the first bytes tell', () => {
  test.each([
    { mediaType: 'image/png', extension: 'png', head: bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a) },
    { mediaType: 'image/jpeg', extension: 'jpg', head: bytes(0xff, 0xd8, 0xff, 0xe0) },
    { mediaType: 'image/webp', extension: 'webp', head: text('RIFF\0\0\0\0WEBPVP8 ') },
    { mediaType: 'image/gif', extension: 'gif', head: text('GIF89a') },
    { mediaType: 'image/bmp', extension: 'bmp', head: text('BM\0\0\0\0\0\0\0\0') },
    { mediaType: 'image/avif', extension: 'avif', head: brands('avif') },
    { mediaType: 'image/svg+xml', extension: 'svg', head: text('<?xml version="1.0"?>\n<svg xmlns="x">') },
    { mediaType: 'image/svg+xml', extension: 'svg', head: text('<svg>') },
    { mediaType: 'audio/mp4', extension: 'm4a', head: brands('M4A ') },
    { mediaType: 'video/quicktime', extension: 'mov', head: brands('qt  ') },
    { mediaType: 'video/mp4', extension: 'mp4', head: brands('isom') },
    { mediaType: 'video/webm', extension: 'webm', head: ebml('webm') },
    { mediaType: 'audio/wav', extension: 'wav', head: text('RIFF\0\0\0\0WAVEfmt ') },
    { mediaType: 'audio/ogg', extension: 'ogg', head: text('OggS\0') },
    { mediaType: 'audio/flac', extension: 'flac', head: text('fLaC\0') },
    { mediaType: 'audio/mpeg', extension: 'mp3', head: text('ID3\x04') },
    { mediaType: 'audio/mpeg', extension: 'mp3', head: bytes(0xff, 0xfb, 0x90) },
    { mediaType: 'video/x-flv', extension: 'flv', head: latin('FLV\x01\x05\0\0\0\x09') },
    { mediaType: 'video/mpeg', extension: 'mpg', head: latin('\0\0\x01\xba\x44\0\x04') },
    { mediaType: 'video/mpeg', extension: 'mpg', head: latin('\0\0\x01\xb3\x14\0\xf0') },
    { mediaType: 'video/mp2t', extension: 'ts', head: latin(`G${'\0'.repeat(187)}`.repeat(3)) },
    { mediaType: 'audio/aac', extension: 'aac', head: bytes(0xff, 0xf1, 0x50) },
  ])('$mediaType', ({ head, ...type }) => {
    expect(detectFileType(head)).toEqual(type)
  })

  test.each([
    { of: 'nothing', head: new Uint8Array() },
    { of: 'zeros', head: new Uint8Array(64) },
    { of: 'JSON', head: text('{"error":"not found"}') },
    { of: 'half a PNG', head: new Uint8Array([0x89, 0x50]) },
    { of: 'another RIFF', head: text('RIFF\0\0\0\0ACONLIST') },
    { of: 'a raw picture of a camera', head: brands('crx ', 'isom') },
    { of: 'a header of Matroska that is cut', head: ebml('webm').subarray(0, 9) },
    { of: 'a text that begins as a bitmap', head: text('BM, the band, plays on tour again') },
    { of: 'a text that begins as GIF8', head: text('GIF8 is no version') },
    { of: 'a text that begins with a G', head: text('G'.padEnd(400, 'reat ')) },
    { of: 'a text with the name of a box', head: text('The free encyclopedia') },
    { of: 'frames of MP3 without a rate', head: bytes(0xff, 0xfb, 0xff) },
    { of: 'frames of AAC without a rate', head: bytes(0xff, 0xf1, 0x7f) },
    { of: 'a list of no icons', head: latin('\0\0\x01\0\0\0').fill(0, 4) },
    { of: 'a page with a drawing in it', head: text('<!-- a page --><html><body><svg width="1"></svg>') },
    { of: 'a page with a declaration', head: text('<!DOCTYPE html><svg></svg>') },
    { of: 'a document of a store', head: text('<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>') },
    { of: 'a comment that names svg', head: text('<!-- <svg> --><note/>') },
    { of: 'an element that begins like svg', head: text('<svgother>') },
    { of: 'a text in UTF-16', head: bytes(0xff, 0xfe, 0x61, 0x00) },
  ])('nothing of $of', ({ head }) => {
    expect(detectFileType(head)).toBeUndefined()
  })

  test.each([
    ['image/avif', 'avif', brands('mif1', 'mif1', 'avif', 'miaf')],
    ['image/avif', 'avif', brands('msf1', 'avis', 'msf1')],
    ['image/avif', 'avif', brands('mif1', 'miaf', 'MA1B')],
    ['image/avif', 'avif', brands('avis')],
    ['image/heic', 'heic', brands('mif1', 'mif1', 'heic')],
    ['image/heic', 'heic', brands('heix', 'mif1', 'heix')],
    ['image/heic', 'heic', brands('msf1', 'hevc')],
    ['image/heic', 'heic', brands('hevx')],
    ['image/heif', 'heif', brands('mif1', 'mif1', 'miaf')],
    ['audio/mp4', 'm4a', brands('M4B ')],
    ['audio/mp4', 'm4a', brands('mp42', 'M4A ', 'mp42', 'isom')],
    ['audio/mp4', 'm4a', movie('isom', 'soun')],
    ['video/mp4', 'mp4', movie('isom', 'soun', 'vide')],
    ['video/mp4', 'mp4', movie('mp42', 'vide')],
    ['video/mp4', 'mp4', brands('M4V ', 'M4A ', 'mp42')],
    ['video/mp4', 'mp4', brands('mp42', 'isom', 'M4V ', 'M4A ')],
    ['video/mp4', 'mp4', brands('mp42', 'isom', '3gp4')],
    ['video/mp4', 'mp4', brands('isom', 'qt  ')],
    ['video/3gpp', '3gp', brands('3gp5', 'isom')],
    ['video/3gpp2', '3g2', brands('3g2a')],
    ['video/quicktime', 'mov', brands('qt  ', 'qt  ')],
    ['video/quicktime', 'mov', latin('\0\0\0\x08wide\0\0\x10\0mdat')],
    ['video/quicktime', 'mov', latin('\0\x11\x22\x33mdat')],
    ['video/webm', 'webm', ebml('webm')],
    ['video/matroska', 'mkv', ebml('matroska')],
    ['audio/ogg', 'ogg', latin(page('\x01vorbis'))],
    ['audio/ogg', 'ogg', latin(page('\x7fFLAC'))],
    ['audio/ogg', 'opus', latin(page('OpusHead\x01'))],
    ['video/ogg', 'ogv', latin(page('fishead\0') + page('OpusHead') + page('\x80theora'))],
    ['audio/wav', 'wav', text('RF64\0\0\0\0WAVEds64')],
    ['video/x-msvideo', 'avi', text('RIFF\0\0\0\0AVI LIST')],
    ['audio/aiff', 'aif', text('FORM\0\0\0\0AIFFCOMM')],
    ['audio/aac', 'aac', tag(63, '\xff\xf1\x50\x80')],
    ['audio/mpeg', 'mp3', tag(63, '\xff\xfb\x90\x64')],
    ['audio/flac', 'flac', tag(200, 'fLaC\0\0\0\x22')],
    ['audio/aac', 'aac', tag(8_192, '\xff\xf1\x50\x80')],
    ['audio/mpeg', 'mp3', tag(8_192, '\xff\xfb\x90').subarray(0, headLength)],
    ['audio/mpeg', 'mp3', bytes(0xff, 0xf3, 0x44)],
    ['audio/mpeg', 'mp3', bytes(0xff, 0xe3, 0x44)],
    ['audio/aac', 'aac', bytes(0xff, 0xf9, 0x50)],
    ['image/bmp', 'bmp', bitmap(12)],
    ['image/bmp', 'bmp', bitmap(16)],
    ['image/bmp', 'bmp', bitmap(64)],
    ['image/bmp', 'bmp', bitmap(124)],
    ['image/jxl', 'jxl', bytes(0xff, 0x0a)],
    ['image/jxl', 'jxl', latin('\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl ')],
    ['image/jp2', 'jp2', latin('\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 ')],
    ['image/tiff', 'tif', latin('II*\0\x08\0\0\0')],
    ['image/tiff', 'tif', latin('MM\0+\0\x08\0\0')],
    ['image/vnd.microsoft.icon', 'ico', icon],
    ['application/pdf', 'pdf', text('%PDF-1.7')],
    ['image/gif', 'gif', text('GIF87a')],
    ['image/svg+xml', 'svg', text('\ufeff<?xml version="1.0"?>\n<!-- a kite -->\n<svg/>')],
    ['image/svg+xml', 'svg', text('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n<svg >')],
    [
      'image/svg+xml',
      'svg',
      text('<!DOCTYPE svg [ <!ENTITY ns "a>b"> ]>\n<!----><?p x?><svg:svg xmlns:svg="x">'),
    ],
    ['image/svg+xml', 'svg', text(`<!--${'licence '.repeat(300)}--><SVG>`)],
    ['image/svg+xml', 'svg', new Uint8Array(Buffer.from('\ufeff<?xml version="1.0"?><svg>', 'utf16le'))],
  ])('%s, as .%s', (mediaType, extension, head) => {
    expect(detectFileType(head)).toEqual({ mediaType, extension })
  })

  test('the same of a part of a larger buffer', () => {
    const large = new Uint8Array(100)
    large.set(text('OggS'), 50)
    expect(detectFileType(large.subarray(50))?.mediaType).toBe('audio/ogg')
    expect(detectFileType(large.subarray(49))).toBeUndefined()
  })

  test('nothing beyond the head', () => {
    expect(detectFileType(text(`${' '.repeat(headLength)}<svg>`))).toBeUndefined()
  })

  const beginnings = fc.constantFrom(
    brands('mif1', 'avif'),
    movie('isom', 'soun', 'vide'),
    ebml('webm'),
    latin(page('OpusHead')),
    tag(300, '\xff\xf1\x50'),
    icon,
    bitmap(40),
    text('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><!-- c --><svg>'),
    latin('RIFF\0\0\0\0WEBP'),
    latin('\xff\xfe'),
    latin('\0\0\0\x0cJXL \r\n\x87\n'),
  )

  test('something or nothing of any bytes, of any beginning that is cut or changed, and never fail', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(new Uint8Array()), beginnings),
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(400),
        fc.nat(400),
        fc.nat(255),
        (beginning, rest, cut, at, value) => {
          const whole = Buffer.concat([beginning, rest])
          if (at < whole.length) whole[at] = value
          const found = detectFileType(whole.subarray(0, cut))
          if (found) expect(found.extension).toMatch(/^\w{2,4}$/)
        },
      ),
      { numRuns: 3_000 },
    )
  })
})

describe('the usual ending of a media type', () => {
  test.each([
    ['image/png', 'png'],
    ['image/jpeg', 'jpg'],
    ['IMAGE/PNG', 'png'],
    [' image/svg+xml ; charset=utf-8', 'svg'],
    ['audio/mpeg', 'mp3'],
    ['image/unknown', undefined],
    ['', undefined],
  ])('%j is %j', (mediaType, extension) => {
    expect(extensionOf(mediaType)).toBe(extension)
  })

  test('is at most as long as the longest', () => {
    expect(longestExtension).toHaveLength(4)
  })
})
