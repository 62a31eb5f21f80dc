import { randomBytes } from 'node:crypto'
import zlib from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { collect } from '../../test/collect.js'
import { piecesOf } from '../../test/pieces-of.js'
import { isJson } from './body-text.js'
import { codingsIn, loadCodings } from './coding.js'
import { decode } from './decode.js'
import { decodeStream } from './decode-stream.js'

describe('the bytes are believed, and not the header:', () => {
  const text = Buffer.from('{"id":"t1"}')
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(6_000)])

  test.each([
    'gzip',
    'x-gzip',
    'zstd',
    'deflate',
    'br',
    'gzip, gzip',
    'br, gzip',
    'gzip, br',
    'exotic',
    'compress',
    'utf-99',
  ])('JSON said to be %s is JSON', async (header) => {
    expect(await decode(text, codingsIn(header), 100, isJson)).toEqual({ bytes: text })
  })

  test.each(['gzip', 'zstd', 'deflate', 'br', 'gzip, gzip', 'exotic'])(
    'a picture said to be %s is one',
    async (header) => {
      const pieces = decodeStream(piecesOf(png, 7), codingsIn(header), await loadCodings())
      expect(Buffer.compare(Buffer.concat(await collect(pieces)), png)).toBe(0)
    },
  )

  test('what was coded once and is named twice is decoded once', async () => {
    const coded = zlib.gzipSync(text)
    expect(await decode(coded, codingsIn('gzip, gzip'), 100, isJson)).toEqual({ bytes: text })
    const pieces = decodeStream(piecesOf(coded, 5), codingsIn('gzip, gzip'), await loadCodings())
    expect(Buffer.concat(await collect(pieces))).toEqual(text)
  })

  test.each([
    'utf8',
    'UTF-8',
    'utf-16',
    'iso-8859-1',
    'latin1',
    'us-ascii',
    'windows-1252',
    'binary',
    'base64',
    '8bit',
    'chunked',
    'aws-chunked',
    'application/json',
    'image/png',
    'json',
    'none',
    'null',
    '',
  ])('%j names no coding at all', (header) => {
    expect(codingsIn(header)).toEqual([])
  })

  test.each(['gzip', 'exotic'])('what is not as it should be remains a failure under %s', async (header) => {
    const page = Buffer.from('<h1>Bad Gateway</h1>')
    expect(await decode(page, codingsIn(header), 100, isJson)).toMatchObject({
      complaint: expect.stringContaining(header),
    })
    expect(await decode(page, codingsIn(header), 100, () => true)).toEqual({ bytes: page })
  })
})
