import { randomBytes } from 'node:crypto'
import zlib from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collect } from '../../test/collect.js'
import { piecesOf } from '../../test/pieces-of.js'
import { isJson } from './body-text.js'
import { loadCodings } from './coding.js'
import { decode } from './decode.js'
import { decodeStream } from './decode-stream.js'

const mebibyte = 1024 * 1024

describe('gzip', () => {
  const bodies = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.constantFrom(Buffer.alloc(70_000), randomBytes(70_000)),
  )
  const nothing = fc.constant(Buffer.alloc(0))
  const behind = fc.oneof(
    nothing,
    fc.constantFrom(
      ...['\n', '\r\n', '\0', '\0\0\0', 'xx', '\x1f', '\x1f\x8b'].map((text) => Buffer.from(text, 'latin1')),
    ),
    fc.uint8Array({ minLength: 1, maxLength: 50 }).filter(([first]) => first !== 0x1f),
  )

  test('may have several members, and anything behind them, in whatever pieces', async () => {
    const find = await loadCodings()
    const members = fc.array(bodies, { minLength: 1, maxLength: 3 })
    const property = fc.asyncProperty(
      members,
      behind,
      fc.integer({ min: 1, max: 9_000 }),
      async (parts, tail, size) => {
        const coded = Buffer.concat([...parts.map((part) => zlib.gzipSync(part)), tail])
        const decoded = await decode(coded, ['gzip'], mebibyte, isJson)
        expect(decoded.failure).toBeUndefined()
        expect(
          Buffer.compare(Buffer.from('bytes' in decoded ? decoded.bytes : []), Buffer.concat(parts)),
        ).toBe(0)
        // Some hundred pieces show what many thousand would.
        const step = Math.max(size, Math.ceil(coded.length / 200))
        const pieces = await collect(decodeStream(piecesOf(coded, step), ['gzip'], find))
        expect(Buffer.compare(Buffer.concat(pieces), Buffer.concat(parts))).toBe(0)
      },
    )
    await fc.assert(property, { numRuns: 60 })
  })

  test('may tell its name, a comment and more in its head', async () => {
    const plain = zlib.gzipSync('kite')
    const head = Buffer.from([...plain.subarray(0, 3), 2 + 4 + 8 + 16, ...plain.subarray(4, 10)])
    const more = Buffer.from('\x03\0abcname\0a comment\0', 'latin1')
    const check = Buffer.alloc(2)
    check.writeUInt16LE(zlib.crc32(Buffer.concat([head, more])) & 0xffff)
    const coded = Buffer.concat([head, more, check, plain.subarray(10), Buffer.from('\n')])
    for (const size of [1, 100]) {
      const pieces = await collect(decodeStream(piecesOf(coded, size), ['gzip'], await loadCodings()))
      expect(Buffer.concat(pieces).toString()).toBe('kite')
    }
  })

  test('of which a further member is cut is told so', async () => {
    const coded = Buffer.concat([zlib.gzipSync('kite'), zlib.gzipSync('wind').subarray(0, 8)])
    const decoded = await decode(coded, ['gzip'], mebibyte, isJson)
    expect(decoded).toMatchObject({ failure: 'broken', complaint: expect.stringContaining('unexpected end') })
  })
})
