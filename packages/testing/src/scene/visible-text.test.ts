import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { visibleText } from './visible-text.js'

const secret = 'sk-acme-0123456789'
const hidden = (value: unknown) => Object.defineProperty({}, 'key', { value })
const nested = (steps: number): object => (steps === 0 ? { secret } : { next: nested(steps - 1) })

class Named {
  get key() {
    return secret
  }
  toJSON() {
    return { key: this.key }
  }
}

class Shown {
  [inspect.custom]() {
    return `with ${secret}`
  }
}

class Private {
  readonly #key = secret
  knows(key: string) {
    return this.#key === key
  }
}

test.each([
  ['a text', `Bearer ${secret}`],
  ['a property', { key: secret }],
  ['the name of a property', { [secret]: 1 }],
  ['a hidden property', hidden(secret)],
  ['a property by a symbol', { [Symbol('key')]: secret }],
  ['the name of a symbol', { key: Symbol(secret) }],
  ['a property of a function', Object.assign(() => {}, { key: secret })],
  ['an enumerable getter', Object.defineProperty({}, 'key', { get: () => secret, enumerable: true })],
  ['a prototype', Object.create({ key: secret })],
  ['a key of a map', new Map([[{ secret }, 1]])],
  ['a value of a map', new Map([[1, [secret]]])],
  ['a set', new Set([secret])],
  ['bytes', new TextEncoder().encode(`x${secret}`)],
  ['a URL', new URL(`https://api.acme.example/?key=${secret}`)],
  ['a boxed text', Object(secret)],
  ['a pattern', new RegExp(secret)],
  ['the message of an error', new Error(`refused: ${secret}`)],
  ['the cause of an error', new Error('refused', { cause: new Error('why', { cause: { secret } }) })],
  ['what it makes of itself as JSON', new Named()],
  ['what it shows of itself', new Shown()],
  ['the result of a promise', Promise.resolve({ secret })],
  ['ten steps away', nested(10)],
  [
    'beside something that throws',
    Object.defineProperties({}, { a: { get: unknowable, enumerable: true }, b: { value: secret } }),
  ],
])('a secret is seen in %s', (_where, value) => {
  expect(visibleText(value)).toContain(secret)
})

function unknowable(): never {
  throw new Error('not to be known')
}

test.each([
  ['a closure', () => secret.length],
  ['a private field', new Private()],
])('a secret in %s can be printed by nobody', (_where, value) => {
  expect(visibleText(value)).not.toContain(secret)
})

test('objects that refer to each other are looked at once', () => {
  const crowd: object[] = []
  for (let index = 0; index < 2_000; index++) crowd.push({ index, crowd })
  expect(visibleText(crowd).match(/\b1999\b/g)).toHaveLength(2)
})
