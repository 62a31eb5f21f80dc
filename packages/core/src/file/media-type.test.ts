import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detectFileType, extensionOf, headLength, longestExtension } from './media-type.js'

const text = (value: string) => new TextEncoder().encode(value)
const bytes = (...values: number[]) => new Uint8Array([...values, ...Array(16).fill(0)])
const box = (brand: string) => text(`\0\0\0\x20ftyp${brand}\0\0\0\0`)

describe('the first bytes tell', () => {
  test.each([
    { mediaType: 'image/png', extension: 'png', head: bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a) },
    { mediaType: 'image/jpeg', extension: 'jpg', head: bytes(0xff, 0xd8, 0xff, 0xe0) },
    { mediaType: 'image/webp', extension: 'webp', head: text('RIFF\0\0\0\0WEBPVP8 ') },
    { mediaType: 'image/gif', extension: 'gif', head: text('GIF89a') },
    { mediaType: 'image/bmp', extension: 'bmp', head: text('BM\0\0\0\0\0\0\0\0') },
    { mediaType: 'image/avif', extension: 'avif', head: box('avif') },
    { mediaType: 'image/svg+xml', extension: 'svg', head: text('<?xml version="1.0"?>\n<svg xmlns="x">') },
    { mediaType: 'image/svg+xml', extension: 'svg', head: text('<svg>') },
    { mediaType: 'audio/mp4', extension: 'm4a', head: box('M4A ') },
    { mediaType: 'video/quicktime', extension: 'mov', head: box('qt  ') },
    { mediaType: 'video/mp4', extension: 'mp4', head: box('isom') },
    { mediaType: 'video/webm', extension: 'webm', head: bytes(0x1a, 0x45, 0xdf, 0xa3) },
    { mediaType: 'audio/wav', extension: 'wav', head: text('RIFF\0\0\0\0WAVEfmt ') },
    { mediaType: 'audio/ogg', extension: 'ogg', head: text('OggS\0') },
    { mediaType: 'audio/flac', extension: 'flac', head: text('fLaC\0') },
    { mediaType: 'audio/mpeg', extension: 'mp3', head: text('ID3\x04') },
    { mediaType: 'audio/mpeg', extension: 'mp3', head: bytes(0xff, 0xfb, 0x90) },
    { mediaType: 'audio/aac', extension: 'aac', head: bytes(0xff, 0xf1, 0x50) },
  ])('$mediaType', ({ head, ...type }) => {
    expect(detectFileType(head)).toEqual(type)
  })

  test.each([
    { of: 'nothing', head: new Uint8Array() },
    { of: 'zeros', head: new Uint8Array(64) },
    { of: 'JSON', head: text('{"error":"not found"}') },
    { of: 'half a PNG', head: new Uint8Array([0x89, 0x50]) },
    { of: 'another RIFF', head: text('RIFF\0\0\0\0AVI LIST') },
    { of: 'an element that begins like svg', head: text('<svgother>') },
    { of: 'a text in UTF-16', head: bytes(0xff, 0xfe, 0x61, 0x00) },
  ])('nothing of $of', ({ head }) => {
    expect(detectFileType(head)).toBeUndefined()
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

  test('something or nothing of any bytes, and never fail', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2 * headLength }), (head) => {
        expect(detectFileType(head)).toEqual(detectFileType(head.slice(0, headLength)))
      }),
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
