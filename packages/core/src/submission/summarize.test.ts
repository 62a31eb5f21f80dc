import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { summarize } from './summarize.js'

describe('the summary of a request', () => {
  test.each([
    {
      value: { prompt: 'kite', count: 2, audio: false, seed: null },
      as: { prompt: 'kite', count: 2, audio: false, seed: null },
    },
    { value: { image: { bytes: new Uint8Array(5) } }, as: { image: { bytes: '5 bytes' } } },
    { value: ['a', new Uint8Array(1)], as: ['a', '1 bytes'] },
    { value: 'https://h/f?X-Signature=abc', as: 'https://h/f?X-Signature=[hidden]' },
    { value: { key: 'my secret-1' }, as: { key: 'my [hidden]' } },
    { value: undefined, as: undefined },
    { value: { seed: 2n ** 64n }, as: { seed: '18446744073709551616' } },
  ])('of $value is $as', ({ value, as }) => {
    expect(summarize(value, ['secret-1'])).toEqual(as)
  })

  test('shortens long texts', () => {
    expect(summarize('a b '.repeat(10_000), [])).toHaveLength(2_000)
  })

  test('holds no part of a secret, not even where a long text is cut', () => {
    const secret = 'QWERTYUIOP'
    fc.assert(
      fc.property(fc.integer({ min: 1_980, max: 2_010 }), (before) => {
        expect(summarize(`${'. '.repeat(before / 2)}${secret}`, [secret])).not.toContain('QWERT')
      }),
    )
  })
})
