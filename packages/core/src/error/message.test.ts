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

  test.each([
    ['postgres://me:hunter22@db.example is down', 'postgres://[hidden]@db.example is down'],
    ['\x1b[31mno wind\x1b[0m', 'no wind'],
  ])('shows no secret and no terminal sequence: %j', (message, shown) => {
    expect(messageOf(new Error(message))).toBe(shown)
    expect(messageOf(message)).toBe(shown)
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
  ['no wind \n', 'no wind.'],
  ['no wind.\r\n', 'no wind.'],
])('%j as a sentence is %s', (text, sentence) => {
  expect(asSentence(text)).toBe(sentence)
})
