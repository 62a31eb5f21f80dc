import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BodyFields, type BodyValue, writeJson } from './json-body.js'

const textOf = (body: Uint8Array) => Buffer.from(body).toString('utf8')

const text = fc.string({ unit: 'binary' })
const { fields } = fc.letrec<{ value: BodyValue; fields: BodyFields }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(fc.oneof(text, fc.uint8Array()), { maxLength: 3 }),
    fc.uint8Array(),
    tie('fields'),
  ),
  fields: fc.dictionary(text, fc.option(tie('value'), { nil: undefined }), { maxKeys: 4 }),
}))

/** The same with base64 where there were bytes. */
function withBase64(given: BodyValue): unknown {
  if (given instanceof Uint8Array) return Buffer.from(given).toString('base64')
  if (typeof given !== 'object') return given
  if (Array.isArray(given)) return given.map(withBase64)
  return Object.fromEntries(Object.entries(given).map(([name, field]) => [name, withBase64(field)]))
}

test('a body is what JSON.stringify makes of the base64, byte for byte', () => {
  fc.assert(
    fc.property(fields, (given) => {
      expect(textOf(writeJson(given))).toBe(JSON.stringify(withBase64(given)))
    }),
    { numRuns: 500 },
  )
})

test('bytes that are a part of a larger buffer are that part alone', () => {
  const part = Buffer.from('...cat...').subarray(3, 6)
  expect(textOf(writeJson({ InputImage: part }))).toBe('{"InputImage":"Y2F0"}')
})

test('fields that are undefined are left out, wherever they stand', () => {
  expect(textOf(writeJson({ a: undefined, b: 1, c: undefined, d: { e: undefined } }))).toBe('{"b":1,"d":{}}')
})
