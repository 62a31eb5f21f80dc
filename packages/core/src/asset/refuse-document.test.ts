import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openPicture, picture, png, temporaryFolder } from '../../test/asset-scene.js'
import { collect } from '../../test/collect.js'
import { rejection } from '../../test/rejection.js'
import { raw } from '../../test/replies.js'
import type { Asset } from './asset.js'
import { objectionTo } from './refuse-document.js'

const page = '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head></html>'
const storeError = (code: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>Sorry</Message></Error>`

const image = { kind: 'image', mediaType: 'image/png' } as const
const objection = (content: string | Uint8Array, announced: { kind: string; mediaType: string } = image) =>
  objectionTo(Buffer.from(content), announced)

describe('in place of a picture, a film or a sound is refused', () => {
  test.each([
    ['nothing', '', 'what came is empty'],
    ['white space', ' \r\n', 'what came is empty'],
    ['a page', page, 'an HTML page'],
    ['a page without a declaration', '\n<HTML lang="en">', 'an HTML page'],
    ['a part of a page', '<center><h1>403</h1></center>', 'an HTML page'],
    ['a page with a comment first', '<!-- a cache --><html></html>', 'an HTML page'],
    ['a page with a drawing', '<html><body><svg></svg></body></html>', 'an HTML page'],
    ['an error of a store', storeError('SlowDown'), 'an XML document'],
    ['an error without a declaration', '<Error><Code>x</Code></Error>', 'an XML document'],
    ['an error in JSON', '{"error":{"message":"quota"}}', 'JSON'],
    ['a list in JSON', '\ufeff [{"a":1}]', 'JSON'],
    ['an empty object', '{}', 'JSON'],
    ['a sentence', 'Access denied', 'a text'],
    ['a sentence of another script', '访问被拒绝', 'a text'],
    ['an address', 'https://cdn.acme.example/kite.png', 'a text'],
    ['a picture in letters', png.toString('base64'), 'a text'],
    ['a page in UTF-16', Buffer.from(`\ufeff${page}`, 'utf16le'), 'an HTML page'],
    [
      'a page in another set of characters',
      Buffer.from('<html>\xb7\xc3\xce\xca</html>', 'latin1'),
      'an HTML page',
    ],
    ['a character that is cut', Buffer.from('nicht verfügbar').subarray(0, 8), 'a text'],
  ])('%s', (_what, content, says) => {
    for (const kind of ['image', 'mask', 'video', 'audio']) {
      for (const mediaType of ['image/png', 'video/mp4', 'audio/mpeg', '', 'application/octet-stream']) {
        expect(objection(content, { kind, mediaType })?.reason).toContain(says)
      }
    }
  })
})

describe('what is compressed', () => {
  const compressed = gzipSync(png)

  test('is no medium, and is not saved as one', async () => {
    for (const kind of ['image', 'mask', 'video', 'audio'])
      expect(objection(compressed, { kind, mediaType: '' })).toMatchObject({ isLasting: true })
    expect(objection(compressed, { kind: 'vector', mediaType: 'image/svg+xml' })?.reason).toContain('gzip')
    const { asset, vendor } = await openPicture(raw(compressed, { headers: { 'content-type': 'image/png' } }))
    const folder = await temporaryFolder()
    const error = await rejection(asset.save(join(folder, 'kite.png')))
    expect(error).toMatchObject({ code: 'download', retryable: false })
    expect(error.message).toContain('compressed by gzip')
    expect(await readdir(folder)).toEqual([])
    expect(vendor.requests).toHaveLength(1)
  })

  test('may be a document, or samples without a header', () => {
    expect(objection(compressed, { kind: 'document', mediaType: 'application/gzip' })).toBeUndefined()
    expect(objection(compressed, { kind: 'audio', mediaType: 'audio/L16' })).toBeUndefined()
  })
})

describe('in place of a drawing is refused', () => {
  test.each([
    ['nothing', '', 'image/svg+xml'],
    ['a page', page, 'image/svg+xml'],
    ['JSON', '{"error":1}', 'image/svg+xml'],
    ['a sentence', 'Not found', 'image/svg+xml'],
    ['another document', '<note/>', 'image/svg+xml; charset=utf-8'],
    ['a page, of no known type', page, ''],
    ['an error of a store, of another type', storeError('NoSuchKey'), 'application/postscript'],
    ['nothing, of another type', '', 'image/vnd.dxf'],
  ])('%s', (_what, content, mediaType) => {
    expect(objection(content, { kind: 'vector', mediaType })).toBeDefined()
  })
})

test.each([
  ['a page', page],
  ['an error of a store', storeError('NoSuchKey')],
  ['nothing', ''],
])('in place of what is no text by its type is refused %s, whatever its kind', (_what, content) => {
  expect(objection(content, { kind: 'model', mediaType: 'model/gltf-binary' })).toBeDefined()
})

describe('passes', () => {
  test.each([
    ['a format that nobody knows', new Uint8Array([1]), image],
    ['a picture that is announced as another', png, { kind: 'video', mediaType: 'video/mp4' }],
    ['a drawing as a picture', '<?xml version="1.0"?><svg/>', image],
    [
      'a drawing as a drawing',
      '<!-- Kites --><svg width="1"/>',
      { kind: 'vector', mediaType: 'image/svg+xml' },
    ],
    [
      'a drawing after a long comment',
      `<!-- ${'licence '.repeat(600)}--><svg/>`,
      { kind: 'vector', mediaType: 'image/svg+xml' },
    ],
    [
      'a drawing in PostScript',
      '%!PS-Adobe-3.0 EPSF-3.0',
      { kind: 'vector', mediaType: 'application/postscript' },
    ],
    ['a drawing in DXF', '0\nSECTION\n2\nHEADER', { kind: 'vector', mediaType: 'image/vnd.dxf' }],
    ['a drawing in JSON', '{"v":"5.5.7"}', { kind: 'vector', mediaType: 'application/json' }],
    ['the source of a diagram', 'graph TD; A-->B', { kind: 'source', mediaType: 'text/vnd.mermaid' }],
    [
      'the source of a diagram as a drawing',
      'digraph { a -> b }',
      { kind: 'vector', mediaType: 'text/vnd.graphviz' },
    ],
    ['subtitles', 'WEBVTT\n\n00:01.000 --> 00:04.000\nA kite', { kind: 'subtitles', mediaType: 'text/vtt' }],
    [
      'subtitles beside a film',
      '1\n00:00:01,000 --> 00:00:04,000',
      { kind: 'video', mediaType: 'application/x-subrip' },
    ],
    ['subtitles of a silent film', '', { kind: 'subtitles', mediaType: 'text/vtt' }],
    ['a page that was asked for', page, { kind: 'document', mediaType: 'text/html' }],
    ['a document of no known type', page, { kind: 'document', mediaType: 'application/octet-stream' }],
    ['a model in letters', 'o kite\nv 1 2 3', { kind: 'model', mediaType: 'model/obj' }],
    ['a model in JSON', '{"asset":{"version":"2.0"}}', { kind: 'model', mediaType: 'model/gltf+json' }],
    ['a list of pieces of a film', '#EXTM3U\n#EXT-X-VERSION:3', { kind: 'video', mediaType: 'video/mp4' }],
    ['a picture in figures', 'P3\n2 2\n255\n0 0 0', { kind: 'image', mediaType: 'image/x-portable-pixmap' }],
    ['a picture of light', '#?RADIANCE\nFORMAT=32-bit_rle_rgbe', image],
    ['bare samples that look like letters', 'U'.repeat(5_000), { kind: 'audio', mediaType: 'audio/PCMA' }],
    ['a score', '<score-partwise/>', { kind: 'audio', mediaType: 'application/vnd.recordare.musicxml+xml' }],
  ])('%s', (_what, content, announced) => {
    expect(objection(content, announced)).toBeUndefined()
  })

  test('whatever has a byte that no text has', () => {
    const binary = fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(0, 1, 2, 7, 8, 0x1f, 0x7f))
    fc.assert(
      fc.property(binary, ([bytes, byte]) => {
        const marked = bytes[0] === 0xff || bytes[0] === 0xfe
        expect(marked || objection(new Uint8Array([...bytes, byte])) === undefined).toBe(true)
      }),
    )
  })
})

describe('a file of another family', () => {
  const pieces = {
    mp3: Buffer.from('ID3\x04\0\0\0\0\0\0'),
    wav: Buffer.from('RIFF\x24\0\0\0WAVEfmt '),
    mp4: Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isomavc1'),
    m4a: Buffer.from('\0\0\0\x14ftypM4A \0\0\0\0M4A '),
    webm: Buffer.concat([Buffer.from('1a45dfa3', 'hex'), Buffer.from('\x8a\x42\x82\x84webm', 'latin1')]),
    zip: Buffer.from('PK\x03\x04\x14\0\0\0'),
    pdf: Buffer.from('%PDF-1.7\n'),
    jpeg: Buffer.from('ffd8ffe000104a464946', 'hex'),
    gif: Buffer.from('GIF89a\x01\0\x01\0\0\0\0'),
    webp: Buffer.from('RIFF\x24\0\0\0WEBPVP8X'),
    avif: Buffer.from('\0\0\0\x14ftypavis\0\0\0\0avis'),
    png,
    svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  }
  type Piece = keyof typeof pieces
  const usual: Record<string, string> = {
    image: 'image/png',
    mask: 'image/png',
    vector: 'image/svg+xml',
    video: 'video/mp4',
    audio: 'audio/mpeg',
  }
  const wrong: Record<string, readonly Piece[]> = {
    image: ['mp3', 'wav', 'mp4', 'm4a', 'webm', 'zip', 'pdf'],
    mask: ['mp3', 'wav', 'm4a', 'zip', 'pdf'],
    vector: ['mp3', 'wav', 'mp4', 'm4a', 'webm'],
    video: ['mp3', 'wav', 'zip', 'pdf', 'jpeg'],
    audio: ['png', 'jpeg', 'gif', 'webp', 'avif', 'svg', 'zip', 'pdf'],
  }
  const all = Object.keys(pieces) as Piece[]

  test.each(Object.keys(wrong))('in place of one of the kind %s is refused, and no other is', (kind) => {
    for (const mediaType of [usual[kind] ?? '', '', 'application/octet-stream']) {
      const refused = all.filter((name) => objection(pieces[name], { kind, mediaType }) !== undefined)
      expect(refused).toEqual(all.filter((name) => wrong[kind]?.includes(name)))
    }
  })

  test('is told by its type', () => {
    expect(objection(pieces.mp3)?.reason).toBe('what came is audio/mpeg and no image')
    expect(objection(pieces.zip)?.reason).toBe('what came is a ZIP archive and no image')
  })

  test.each([
    ['what is announced so', pieces.pdf, { kind: 'image', mediaType: 'application/pdf; charset=binary' }],
    ['an archive of a format that is one', pieces.zip, { kind: 'image', mediaType: 'image/openraster' }],
    ['an archive that is announced as one', pieces.zip, { kind: 'audio', mediaType: 'application/zip' }],
    ['a film of a kind of the capability’s own', pieces.mp4, { kind: 'lesson', mediaType: 'image/png' }],
    ['a picture of a model', png, { kind: 'constructor', mediaType: 'model/gltf-binary' }],
  ])('passes: %s', (_what, content, announced) => {
    expect(objection(content, announced)).toBeUndefined()
  })

  test('is an error, and nothing is saved', async () => {
    const { asset, folder } = await openPicture(raw(pieces.mp3, { headers: { 'content-type': 'image/png' } }))
    for (const [, read] of ways(asset, folder)) {
      const error = await rejection(read())
      expect(error).toMatchObject({
        code: 'download',
        phase: 'download',
        httpStatus: 200,
        handle: { ref: 't1' },
      })
      expect(error.message).toContain('what came is audio/mpeg and no image')
    }
    expect(await readdir(folder)).toEqual([])
  })
})

/** The three ways of reading a file. */
const ways = (asset: Asset, folder: string): [string, () => Promise<unknown>][] => [
  ['save', () => asset.save(join(folder, 'kite.png'))],
  ['bytes', () => asset.bytes()],
  ['stream', () => collect(asset.stream())],
]

describe('a document in place of a file is an error with the handle,', () => {
  test('which shows how it came and how it begins, and nothing is saved', async () => {
    const html = raw(page, { headers: { 'content-type': 'text/html; charset=utf-8' } })
    const { asset, folder, vendor } = await openPicture(html)
    for (const [, read] of ways(asset, folder)) {
      const error = await rejection(read())
      expect(error).toMatchObject({
        code: 'download',
        phase: 'download',
        httpStatus: 200,
        retryable: true,
        handle: { ref: 't1' },
      })
      expect(error.message).toContain(
        "what came is an HTML page and no image (HTTP 200, text/html; charset=utf-8); it begins with '<!DOCTYPE html> <html>",
      )
    }
    expect(vendor.requests).toHaveLength(3)
    expect(await readdir(folder)).toEqual([])
  })

  test('before a stream has handed anything out', async () => {
    const { asset } = await openPicture(raw(`<html>${'x'.repeat(100_000)}`))
    const error = await rejection(asset.stream().getReader().read())
    expect(error).toMatchObject({ code: 'download', retryable: true })
    expect(error.message.length).toBeLessThan(600)
  })

  test.each(['AccessDenied', 'NoSuchKey', 'ExpiredToken'])(
    'and not to be tried again where it says %s',
    async (code) => {
      const { asset } = await openPicture(raw(storeError(code)))
      expect(await rejection(asset.bytes())).toMatchObject({ code: 'download', retryable: false })
    },
  )

  test.each(['SlowDown', 'InternalError'])('and to be tried again where it says %s', async (code) => {
    const { asset } = await openPicture(raw(storeError(code)), raw(png))
    expect(await rejection(asset.bytes())).toMatchObject({ code: 'download', retryable: true })
    await expect(asset.bytes()).resolves.toEqual(png)
  })

  test('which has no secret and no control character in it', async () => {
    const text = 'denied: Bearer abcdefgh12345678 \u001b[31mred\u001b[0m https://x.example/?token=s3cr3t-0123'
    const { asset } = await openPicture(raw(text))
    const error = await rejection(asset.bytes())
    expect(`${error.message}${error.stack}`).not.toMatch(/abcdefgh1|s3cr3t|\[31m/)
  })

  test('also where it came with the answer, and will be the same', async () => {
    const folder = await temporaryFolder()
    for (const content of ['', '{"error":"no credits"}', page]) {
      const asset = picture({ bytes: Buffer.from(content) })
      for (const [, read] of ways(asset, folder)) {
        const error = await rejection(read())
        expect(error).toMatchObject({ code: 'download', retryable: false, handle: { ref: 't1' } })
        expect(error.message).toContain('what came is')
      }
    }
    expect(await readdir(folder)).toEqual([])
  })
})

describe('what a saved file is', () => {
  test.each([
    ['a type that the bytes tell', png, 'image/png'],
    [
      'none that they do not tell, whatever the vendor says',
      Buffer.from([1, 2, 3]),
      'application/octet-stream',
    ],
  ])('is %s', async (_what, bytes, mediaType) => {
    const { asset, folder } = await openPicture(raw(bytes, { headers: { 'content-type': 'image/jpeg' } }))
    expect(await asset.save(join(folder, 'kite'))).toMatchObject({ mediaType })
  })
})
