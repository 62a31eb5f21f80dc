import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { show } from './show.js'

describe('a value in a message', () => {
  test.each([
    { value: new Uint8Array(3), shown: '3 bytes' },
    { value: [1, 2], shown: 'a list of 2' },
    { value: { a: 1 }, shown: 'an object' },
    { value: () => 'the source of a function', shown: 'a function' },
    { value: null, shown: 'null' },
    { value: Number.NaN, shown: 'NaN' },
    { value: false, shown: 'false' },
    { value: 10n, shown: '10' },
    { value: 'no\n\twind', shown: "'no\\n\\twind'" },
    { value: '\x1b[31mno wind\r', shown: "'no wind\\n'" },
    { value: Symbol('no\x07 wind'), shown: 'Symbol(no wind)' },
  ])('is shown as $shown', ({ value, shown }) => {
    expect(show(value)).toBe(shown)
  })

  test('is short', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 61, maxLength: 500 }), (text) => {
        expect(show(text).length).toBeLessThanOrEqual(60)
      }),
    )
  })

  test('shows no password and no signature of a URL', () => {
    const shown = show('https://me:hunter22@h.example/?X-Signature=0123456789')
    expect(shown).not.toContain('hunter22')
    expect(shown).not.toContain('0123456789')
  })
})
