import { createHmac } from 'node:crypto'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prepareHmac } from './hmac.js'

test('is HMAC-SHA256, again and again', () => {
  const property = fc.property(
    fc.uint8Array({ maxLength: 64 }),
    fc.array(fc.string({ unit: 'binary-ascii', maxLength: 512 }), { minLength: 1, maxLength: 3 }),
    (key, texts) => {
      const hmac = prepareHmac(key)
      const expected = texts.map((text) => createHmac('sha256', key).update(text).digest('hex'))
      expect(texts.map(hmac)).toEqual(expected)
    },
  )
  fc.assert(property, { numRuns: 300 })
})

test('does not show its key', () => {
  const hmac = prepareHmac(Buffer.alloc(32, 'k'))
  expect(inspect(hmac, { depth: 9, showHidden: true })).not.toContain('6b')
  expect(JSON.stringify({ hmac })).toBe('{}')
})

test('refuses what it has no room for', () => {
  const hmac = prepareHmac(Buffer.alloc(32))
  expect(hmac('a'.repeat(512))).toHaveLength(64)
  expect(() => hmac('a'.repeat(513))).toThrow(RangeError)
})
