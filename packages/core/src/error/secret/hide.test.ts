import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hide } from './hide.js'
import { SecretIndex } from './secret-index.js'

function indexOf(secrets: readonly string[]): SecretIndex {
  const index = new SecretIndex()
  for (const secret of secrets) index.add(secret)
  return index
}
const without = (text: string, ...secrets: string[]): string => hide(text, [indexOf(secrets)])

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const base64url = (text: string): string => Buffer.from(text).toString('base64url')
const hex = (text: string): string => Buffer.from(text).toString('hex')
const json = (text: string): string => JSON.stringify(text).slice(1, -1)
const codePoints = (text: string): number[] => [...text].map((character) => character.codePointAt(0) ?? 0)

const forms: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => secret,
  'in capitals': (secret) => secret.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  'in small letters': (secret) => secret.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  'in a URL': encodeURIComponent,
  'in a URL, in lower case': (secret) =>
    encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
  'in a URL, each character': (secret) => hex(secret).replace(/../g, '%$&'),
  'in a form': (secret) => new URLSearchParams({ secret }).toString().slice('secret='.length),
  'in a URL within a URL': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'in JSON': json,
  'in JSON, each character': (secret) =>
    Array.from(
      { length: secret.length },
      (_, at) => `\\u${secret.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  'in JSON with its slashes': (secret) => json(secret).replaceAll('/', '\\/'),
  'in JSON within JSON': (secret) => json(json(secret)),
  'in HTML': (secret) =>
    secret
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  'in HTML, each character': (secret) =>
    codePoints(secret)
      .map((code) => `&#x${code.toString(16)};`)
      .join(''),
  'as a program prints it': (secret) => inspect({ secret }),
  'in base64': base64,
  'in base64 for URLs': base64url,
  'in base64 in a URL': (secret) => encodeURIComponent(base64(secret)),
  'before a colon in base64': (secret) => base64(`${secret}:x`),
  'after a name and a colon in base64': (secret) => base64(`user:${secret}`),
  'in JSON in base64': (secret) => base64(JSON.stringify({ key: secret })),
  'in base64 within base64': (secret) => base64(base64(`user:${secret}`)),
  'in hexadecimal digits': hex,
  'in hexadecimal digits, in upper case': (secret) => hex(secret).toUpperCase(),
  'with a colour in it': (secret) => `${secret.slice(0, 3)}\x1b[31m${secret.slice(3)}`,
  'with backspaces and joiners in it': (secret) => `${secret.slice(0, 4)}\b\u200d\0${secret.slice(4)}`,
  'broken over two lines': (secret) => `${secret.slice(0, 4)}\n${secret.slice(4)}`,
}

describe('a secret is hidden', () => {
  const secrets = fc.oneof(
    fc.stringMatching(/^[\x21-\x7e]{6,40}$/),
    fc.stringMatching(/^[A-Za-z0-9+/=_-]{16,64}$/),
    fc
      .string({ unit: 'grapheme-composite', minLength: 6, maxLength: 20 })
      .filter(
        (text) =>
          Buffer.from(text).toString() === text &&
          !/\p{Cc}|\p{Cf}|\s|\p{Default_Ignorable_Code_Point}/u.test(text),
      ),
  )
  const apart = fc.constantFrom('', ' ', 'no such key: ', '"', '?key=', 'Basic ', 'v1.', '\n', '(')

  test.each(Object.entries(forms))('%s', (_name, form) => {
    fc.assert(
      fc.property(secrets, apart, apart, (secret, before, after) => {
        const written = form(secret)
        fc.pre(!'[hidden]'.includes(secret) && !/\s/.test(secret.slice(3, 5)))
        const shown = without(`a${before}${written}${after}`, secret)
        expect(shown).toContain('[hidden]')
        expect(shown).not.toContain(secret)
        expect(shown).not.toContain(written)
      }),
      { numRuns: 50 },
    )
  })

  test('with its spaces in a form', () => {
    const secret = 'open sesame/now + then'
    const written = new URLSearchParams({ secret }).toString()
    expect(written).toBe('secret=open+sesame%2Fnow+%2B+then')
    expect(without(`${written}&next=1`, secret)).toBe('secret=[hidden]&next=1')
  })

  test('wherever in a longer run of digits it stands', () => {
    const noise = fc.stringMatching(/^[a-z0-9]{0,7}$/)
    fc.assert(
      fc.property(noise, noise, fc.constantFrom(base64, base64url), (before, after, encode) => {
        const secret = 'sk-kite-0123456789'
        const inner = encode(`${before}:${secret}:${after}`)
        expect(without(`/v1/${before}${inner}`, secret)).toBe('[hidden]')
      }),
    )
  })

  test('and what stands around it stays', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z ]{0,20}$/),
        fc.stringMatching(/^[a-z ]{0,20}$/),
        (before, after) => {
          const written = `${before}%20"k%2F0\\u0031${after}`
          expect(without(written, 'k/01')).toBe(written)
          expect(without(`${before}%20"k%2F0\\u0031-2345${after}`, 'k/01-2345')).toBe(
            `${before}%20"[hidden]${after}`,
          )
        },
      ),
    )
  })

  test('as a whole where another is a part of it, or where they touch', () => {
    expect(without('key abcdefghij', 'abcdef', 'abcdefghij')).toBe('key [hidden]')
    expect(without('key abcdefghij', 'abcdefghij', 'abcdef')).toBe('key [hidden]')
    expect(without('key abcdefghij', 'abcdefghij', 'cdefgh')).toBe('key [hidden]')
    expect(without('key abcdefghij', 'abcdef', 'cdefghij')).toBe('key [hidden]')
    expect(without('key abcdefghijkl', 'abcdef', 'ghijkl')).toBe('key [hidden]')
    expect(without('abcdef abcdef', 'abcdef')).toBe('[hidden] [hidden]')
  })

  test.each(['no such key: sk-kite-01', 'no such key: sk-kite-01…', "it is 'sk-kite-0123...' and no more"])(
    'though it is cut off: %s',
    (text) => {
      expect(without(text, 'sk-kite-0123456789')).not.toContain('sk-kite')
    },
  )

  test('though the text is too long', () => {
    for (const length of [19_000, 19_990, 19_995, 20_000, 27_990]) {
      const shown = without(`${'.'.repeat(length)}sk-kite-0123456789.`, 'sk-kite-0123456789')
      expect(shown.length).toBeLessThanOrEqual(20_008)
      expect(shown).not.toContain('sk-')
    }
  })
})

describe('what is no secret stays', () => {
  test.each([
    ['another beginning', 'sk-kite-9'],
    ['a beginning in the middle', 'sk-kite-01 is no key'],
  ])('%s', (_what, text) => {
    expect(without(text, 'sk-kite-0123456789')).toBe(text)
  })

  test('of less than six characters', () => {
    expect(without('a cat, caged', 'a', 'cage')).toBe('a cat, caged')
  })

  test('whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(without(text, 'sk-kite-0123456789')).toBe(text)
      }),
    )
  })
})

test('a long text takes little time, whatever it is', () => {
  const secrets = Array.from({ length: 1_000 }, (_, index) => `sk-kite-${index}-0123456789 x`)
  const index = indexOf(secrets)
  const start = process.cpuUsage()
  for (const part of [
    '%25',
    '%252541',
    '\\\\',
    '\\u0041',
    'QUFB',
    'QUFB '.repeat(8),
    'abcdef012345 ',
    'sk-kite-',
    '+',
    '\x1b[',
    'a\n',
  ])
    hide(part.repeat(100_000), [index])
  expect(process.cpuUsage(start).user / 1_000).toBeLessThan(5_000)
})
