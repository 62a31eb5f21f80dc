import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asSentence, messageOf } from './message.js'

describe('the message of a thrown value', () => {
  test.each([
    { thrown: new TypeError('no wind'), message: 'no wind' },
    { thrown: new TypeError(), message: 'TypeError' },
    { thrown: 'no wind', message: 'no wind' },
    { thrown: undefined, message: 'undefined' },
    { thrown: { code: 7 }, message: 'an object' },
    { thrown: Object.create(null), message: 'an object' },
  ])('$thrown is $message', ({ thrown, message }) => {
    expect(messageOf(thrown)).toBe(message)
  })

  test('is a text, whatever was thrown', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (thrown) => {
        expect(messageOf(thrown)).toBeTypeOf('string')
      }),
    )
  })
})

test.each([
  ['no wind', 'no wind.'],
  ['no wind.', 'no wind.'],
  ['no wind?', 'no wind?'],
  ['no wind!', 'no wind!'],
])('%s as a sentence is %s', (text, sentence) => {
  expect(asSentence(text)).toBe(sentence)
})
