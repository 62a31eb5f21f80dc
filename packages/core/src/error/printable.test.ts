import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printable } from './printable.js'

const esc = '\x1b'
const bel = '\x07'

describe('a text from outside', () => {
  test.each([
    ['a colour', `${esc}[31mno wind${esc}[0m`, 'no wind'],
    ['a colour by a single character', '\x9b31mno wind', 'no wind'],
    ['a cursor that moves', `no${esc}[2J${esc}[1;1H wind`, 'no wind'],
    ['a title', `${esc}]0;pwned${bel}no wind`, 'no wind'],
    ['a link', `${esc}]8;;https://x.example${esc}\\no wind${esc}]8;;${esc}\\`, 'no wind'],
    ['a title without end', `${esc}]0;no wind`, '0;no wind'],
    ['a device control', `${esc}P1$r0m${esc}\\no wind`, 'no wind'],
    ['a reset', `${esc}cno wind`, 'no wind'],
    ['a character set', `${esc}(0no wind`, 'no wind'],
    ['an escape at the end', `no wind${esc}`, 'no wind'],
    ['backspaces', 'yes\b\b\bno wind', 'yesno wind'],
    ['a carriage return', 'no wind\rall is well', 'no wind\nall is well'],
    ['line breaks of another system', 'no\r\nwind', 'no\nwind'],
    ['null, delete and form feed', 'no\0 \x7fwi\fnd', 'no wind'],
    ['another line break of old', 'no\x85 wind\u2028\u2029', 'no wind'],
    ['writing that turns', '\u202eno \u2066wind\u2069\u200f', 'no wind'],
    ['what nobody sees', 'no\u200b \ufeffwi\u00adnd', 'no wind'],
  ])('loses %s', (_what, text, as) => {
    expect(printable(text)).toBe(as)
  })

  test.each(['no\n\twind', 'kein Wind: ä ö ü', '没有风', 'بدون باد', '👨‍👩‍👧 ❤️', 'نمی‌خواهم'])(
    'keeps %j',
    (text) => {
      expect(printable(text)).toBe(text)
    },
  )

  const unit = fc.oneof(
    fc.constantFrom(
      esc,
      '\x9b',
      '\x9d',
      '[',
      ']',
      ';',
      '0',
      'm',
      bel,
      '\\',
      '\r',
      '\b',
      '\u202e',
      '\x90',
      '\n',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  )
  const texts = fc.array(unit, { maxLength: 60 }).map((units) => units.join(''))

  test('never has a control character or one that turns the writing, and its words stay', () => {
    fc.assert(
      fc.property(texts, fc.stringMatching(/^[a-z ]*$/), (noise, words) => {
        const result = printable(`${noise}\n${words}`)
        expect(result).not.toMatch(/(?![\n\t])\p{Cc}/u)
        expect(result).not.toMatch(/[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/)
        expect(result.endsWith(words)).toBe(true)
        expect(printable(result)).toBe(result)
      }),
      { numRuns: 500 },
    )
  })
})

test('a long text takes little time, whatever it is', () => {
  const start = performance.now()
  for (const part of [esc, `${esc}]`, '\x9d', `${esc}[`, '\r', '\u202e']) printable(part.repeat(100_000))
  expect(performance.now() - start).toBeLessThan(5_000)
})
