import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createToken, isToken } from './token.js'

test('a token is known by the secret that made it', () => {
  fc.assert(fc.property(fc.string({ minLength: 1 }), (secret) => isToken(createToken(secret), secret)))
})

test('a token of another secret is not', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => a === b || !isToken(createToken(a), b)))
})

test('no two tokens are the same', () => {
  const tokens = Array.from({ length: 100 }, () => createToken('secret'))
  expect(new Set(tokens).size).toBe(100)
})

test('a token with one character changed is none', () => {
  const token = createToken('secret')
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...'aZ0-_.'), (at, character) => {
      const changed = token.slice(0, at) + character + token.slice(at + 1)
      return isToken(changed, 'secret') === (changed === token)
    }),
  )
})

test('any other text is none', () => {
  fc.assert(fc.property(fc.string({ maxLength: 80 }), (text) => !isToken(text, 'secret')))
})
