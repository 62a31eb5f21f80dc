import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prepareHmac } from './hmac.js'

test('is HMAC-SHA256, of one text after another', () => {
  const key = fc.uint8Array({ maxLength: 64 })
  const texts = fc.array(fc.string({ unit: 'binary-ascii', maxLength: 256 }), { minLength: 2, maxLength: 3 })
  fc.assert(
    fc.property(key, texts, (secret, given) => {
      const expected = given.map((text) => createHmac('sha256', secret).update(text).digest('hex'))
      expect(given.map(prepareHmac(secret))).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})
