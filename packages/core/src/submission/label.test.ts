import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MediaplugError } from '../error/error.js'
import { checkLabel } from './label.js'

test.each(['order-17', 'Bestellung №17 – für Zoë', '注文', '👩‍🚀', 'x'.repeat(200), ' a ', undefined])(
  '%j is a label',
  (label) => {
    expect(() => checkLabel(label)).not.toThrow()
  },
)

test.each([
  '',
  '  ',
  'x'.repeat(201),
  'two\nlines',
  'tab\t',
  'a\u0000b',
  '\u001b[31mred',
  '\u202eback',
  'sepa\u2028rator',
  '\ud800',
  17,
  null,
  {},
])('%j is none, which is told before anything is sent', (label) => {
  expect(() => checkLabel(label)).toThrow(
    expect.objectContaining({
      code: 'invalid-input',
      issues: [
        {
          path: ['label'],
          message: expect.stringMatching(/^must be a text of 1 to 200 characters/),
          allowed: { type: 'string', minLength: 1, maxLength: 200 },
        },
      ],
    }),
  )
})

test('what is accepted is one line of at most 200 characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 210 }), (label) => {
      try {
        checkLabel(label)
      } catch (error) {
        return MediaplugError.is(error)
      }
      return label.length <= 200 && !/[\p{Cc}\u2028\u2029]/u.test(label)
    }),
  )
})
