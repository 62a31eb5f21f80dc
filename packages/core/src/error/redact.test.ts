import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redact } from './redact.js'

describe('what looks like a secret is hidden', () => {
  test.each([
    {
      text: 'https://h/f.png?X-Tos-Signature=abc123&w=1',
      as: 'https://h/f.png?X-Tos-Signature=[hidden]&w=1',
    },
    { text: '/f?w=1&q-key-time=123', as: '/f?w=1&q-key-time=[hidden]' },
    { text: 'https://h/f?sig=abc%2F123', as: 'https://h/f?sig=[hidden]' },
    { text: 'https://h/f?sign=abc123', as: 'https://h/f?sign=[hidden]' },
    { text: 'https://me:hunter22@h/f', as: 'https://[hidden]@h/f' },
    { text: '{"authorization":"Basic dXNlcjpwYXNz"}', as: '{"authorization":"Basic [hidden]"}' },
    { text: 'Bearer abcdefgh.ijk', as: 'Bearer [hidden]' },
    { text: `data ${'A'.repeat(300)} end`, as: 'data AAAAAAAAAAAA…[300 characters] end' },
  ])('$text', ({ text, as }) => {
    expect(redact(text, [])).toBe(as)
  })
})

test.each(['a basic rule', 'https://h/f.png?width=100', 'duration must be 5, got 6', 'the token is missing'])(
  'plain text stays: %s',
  (text) => {
    expect(redact(text, [])).toBe(text)
  },
)

test('a text from outside has no terminal sequence and no control character', () => {
  expect(redact('\x1b[31mno\n\twind\x1b[0m\r\b', [])).toBe('no\n\twind\n')
})

describe('a known secret', () => {
  test.each([
    ['as it is', 'k/0 1+é"x'],
    ['in a form', 'k%2F0+1%2B%C3%A9%22x'],
    ['in a URL', 'k%2F0%201%2B%C3%A9%22x'],
    ['in a URL, in lower case', 'k%2f0%201%2b%c3%a9%22x'],
    ['in JSON', 'k/0 1+é\\"x'],
  ])('is hidden %s', (_form, written) => {
    expect(redact(`no such key: ${written}.`, ['k/0 1+é"x'])).toBe('no such key: [hidden].')
  })

  const secrets = fc.uniqueArray(fc.string({ minLength: 6, maxLength: 40 }), { minLength: 1, maxLength: 4 })

  test('is never left, wherever it stands', () => {
    const plain = secrets.filter((all) => all.every((secret) => !'[hidden]'.includes(secret)))
    fc.assert(
      fc.property(plain, fc.array(fc.string()), (all, around) => {
        const text = all.flatMap((secret, index) => [around[index] ?? ' ', secret]).join('')
        for (const secret of all) expect(redact(text, all)).not.toContain(secret)
      }),
    )
  })

  test('goes as a whole where another secret is a part of it', () => {
    expect(redact('key abcdefghij', ['abcdef', 'abcdefghij'])).toBe('key [hidden]')
  })

  test('goes in the form that it has in a URL and in JSON', () => {
    const secret = 'a/b+c"d=e'
    expect(redact(`${encodeURIComponent(secret)} ${JSON.stringify(secret)}`, [secret])).toBe(
      '[hidden] "[hidden]"',
    )
  })

  test('that is too short to be one would spoil the text, so it stays', () => {
    expect(redact('a cat', ['a'])).toBe('a cat')
  })
})

test('a long text takes little time, whatever it is', () => {
  const start = performance.now()
  for (const part of ['?key', 'key', '//', '//a:', '&', 'basic ', 'A', ' '])
    redact(`?${part.repeat(100_000)}`, [])
  expect(performance.now() - start).toBeLessThan(5_000)
})
