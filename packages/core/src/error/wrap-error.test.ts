import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { MediaplugError } from './error.js'
import { wrapError } from './wrap-error.js'

const place = { provider: 'acme', model: 'acme/kite', phase: 'poll' } as const
const secret = 'k-0123456789'

describe('a Mediaplug error', () => {
  test('keeps its code and details and gains its place', () => {
    const thrown = new MediaplugError('quota', 'no credits', { vendorCode: 7, phase: 'start' })
    expect(wrapError(thrown, place)).toMatchObject({
      code: 'quota',
      message: 'acme/kite: no credits',
      provider: 'acme',
      model: 'acme/kite',
      phase: 'start',
      vendorCode: 7,
    })
  })
})

test('an error of another copy of core is one too', () => {
  const brand = { [Symbol.for('mediaplug.error')]: true }
  const foreign = Object.assign(new Error('no credits'), brand, { code: 'quota', vendorCode: 7 })
  expect(wrapError(foreign, place)).toMatchObject({
    code: 'quota',
    message: 'acme/kite: no credits',
    vendorCode: 7,
    ...place,
  })
  expect(wrapError(brand, place)).toMatchObject(place)
})

describe('any other thrown value', () => {
  test('is an answer that could not be read', () => {
    expect(wrapError(new TypeError('x is undefined'), place, [])).toMatchObject({
      code: 'protocol',
      message: "acme/kite: the vendor's answer could not be read: x is undefined",
      ...place,
    })
  })

  test('never makes the wrapping fail', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (thrown) => {
        expect(wrapError(thrown, place, [])).toMatchObject({ code: 'protocol', ...place })
      }),
    )
  })
})

test('the issues of a schema are told as sentences, without what is secret in them', () => {
  const { error } = z.object({ key: z.literal(secret), [secret]: z.string() }).safeParse({ key: 'x' })
  const wrapped = wrapError(error, place, [secret])
  expect(wrapped.message).toMatch(/^acme\/kite: the vendor's answer could not be read: key: /)
  expect(inspect(wrapped, { depth: 9, showHidden: true })).not.toContain(secret)
})

test.each([
  { of: 'a Mediaplug error', thrown: new MediaplugError('network', secret, { cause: new Error(secret) }) },
  { of: 'another error', thrown: new Error(secret) },
  { of: 'a text', thrown: secret },
])('a secret is in no part of $of', ({ thrown }) => {
  const wrapped = wrapError(thrown, place, [secret])
  expect(inspect(wrapped, { depth: 9, showHidden: true })).not.toContain(secret)
  expect(JSON.stringify(wrapped)).not.toContain(secret)
})
