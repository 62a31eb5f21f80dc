import { randomBytes } from 'node:crypto'
import zlib from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codings } from '../../test/codings.js'
import { collect } from '../../test/collect.js'
import { isJson } from './body-text.js'
import { codingsIn, loadCodings } from './coding.js'
import { decode } from './decode.js'
import { decodeStream } from './decode-stream.js'

const mebibyte = 1024 * 1024

test.each(codings)(
  'a body coded by %j is what it was, in whatever pieces it comes',
  async (header, encode) => {
    const find = await loadCodings()
    const bodies = fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.constant(randomBytes(80_000)))
    const property = fc.asyncProperty(bodies, fc.integer({ min: 1, max: 70_000 }), async (body, size) => {
      const coded = encode(body)
      const decoded = await decode(coded, codingsIn(header), mebibyte, isJson)
      expect(decoded).toEqual({ bytes: expect.anything() })
      expect(Buffer.compare(Buffer.from('bytes' in decoded ? decoded.bytes : []), body)).toBe(0)
      async function* inPieces() {
        // Some hundred pieces show what many thousand would.
        const step = Math.max(size, Math.ceil(coded.length / 200))
        yield new Uint8Array()
        for (let at = 0; at < coded.length; at += step) yield coded.subarray(at, at + step)
      }
      const pieces = await collect(decodeStream(inPieces(), codingsIn(header), find))
      expect(Buffer.compare(Buffer.concat(pieces), body)).toBe(0)
    })
    await fc.assert(property, { numRuns: 6 })
  },
)

test.each(['gzip', 'deflate', 'br', 'gzip, br'])('no body at all is none in %s either', async (header) => {
  expect(await decode(new Uint8Array(), codingsIn(header), 100, isJson)).toEqual({ bytes: new Uint8Array() })
  async function* nothing() {}
  expect(await collect(decodeStream(nothing(), codingsIn(header), await loadCodings()))).toEqual([])
})

describe('what would be larger than the limit', () => {
  const zeros = Buffer.alloc(4 * mebibyte)
  const quickly = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } }
  const bombs = [
    ['gzip', zlib.gzipSync(zeros)],
    ['deflate', zlib.deflateRawSync(zeros)],
    ['br', zlib.brotliCompressSync(zeros, quickly)],
    ['gzip, gzip', zlib.gzipSync(zlib.gzipSync(zeros))],
  ] as const

  test.each(bombs)('in %s is refused', async (header, bomb) => {
    expect(bomb.length).toBeLessThan(64 * 1024)
    const decoded = await decode(bomb, codingsIn(header), 2 * mebibyte, isJson)
    expect(decoded).toEqual({
      failure: 'too-large',
      complaint: expect.stringContaining(`${2 * mebibyte} bytes`),
    })
  })

  test('is refused as soon as it is, and one byte less is not', async () => {
    const coded = zlib.gzipSync(Buffer.alloc(5_000))
    expect(await decode(coded, ['gzip'], 4_999, isJson)).toMatchObject({ failure: 'too-large' })
    expect(await decode(coded, ['gzip'], 5_000, isJson)).toMatchObject({ bytes: { byteLength: 5_000 } })
  })
})

describe('what is broken', () => {
  const text = Buffer.from(JSON.stringify(Array.from({ length: 5_000 }, (_, index) => index)))
  const ways = [
    ['cut', (coded: Buffer) => coded.subarray(0, coded.length >> 1)],
    ['cut by a byte', (coded: Buffer) => coded.subarray(0, -1)],
    ['with a wrong checksum', (coded: Buffer) => wrong(coded)],
  ] as const
  /** Another byte in the middle, and another at each of the places where checksums are. */
  function wrong(coded: Buffer): Buffer {
    const harmed = Buffer.from(coded)
    for (const at of [harmed.length >> 1, harmed.length - 7, harmed.length - 3])
      harmed.writeUInt8(harmed.readUInt8(at) ^ 0x55, at)
    return harmed
  }
  const encoded = codings.filter(([header]) => codingsIn(header).length > 0)
  const all = encoded.flatMap(([header, encode]) =>
    ways.map(([way, harm]) => ({ header, way, coded: harm(encode(text)) })),
  )

  test.each(all)('$header, $way, is told so', async ({ header, coded }) => {
    const decoded = await decode(coded, codingsIn(header), mebibyte, isJson)
    expect(decoded).toMatchObject({ failure: 'broken' })
    const find = await loadCodings()
    async function* pieces() {
      yield coded
    }
    await expect(collect(decodeStream(pieces(), codingsIn(header), find))).rejects.toThrow(
      /its content coding \S+ is broken: ./,
    )
  })

  test('at its source keeps the reason of the source', async () => {
    const gone = new Error('the wind fell')
    async function* breaking() {
      yield zlib.gzipSync(text).subarray(0, 100)
      throw gone
    }
    await expect(collect(decodeStream(breaking(), ['gzip'], await loadCodings()))).rejects.toBe(gone)
  })
})

test('who stops reading lets the source go', async () => {
  let isOpen = true
  async function* endless() {
    const gzip = zlib.createGzip()
    try {
      for (;;) {
        gzip.write(randomBytes(10_000))
        gzip.flush()
        await new Promise((resolve) => gzip.once('readable', resolve))
        yield gzip.read()
      }
    } finally {
      isOpen = false
    }
  }
  for await (const piece of decodeStream(endless(), ['gzip'], await loadCodings())) {
    if (piece.byteLength > 0) break
  }
  await expect.poll(() => isOpen).toBe(false)
})

test.each([
  ['compress', "'compress' is not understood: gzip, deflate, br are."],
  ['gzip, exotic', "'exotic' is not understood"],
  [`x-${'y'.repeat(500)}`, "'x-yyyy"],
  ['gzip, gzip, gzip, gzip, gzip, gzip', '6 content codings'],
])('%j is refused, and told', async (header, complaint) => {
  const unheardOf = Buffer.from([0x1f, 0x9d, 0x90, 0x7b])
  const decoded = await decode(unheardOf, codingsIn(header), 100, isJson)
  expect(decoded).toEqual({ failure: 'unknown', complaint: expect.stringContaining(complaint) })
})
