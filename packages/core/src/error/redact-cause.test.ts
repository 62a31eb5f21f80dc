import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { redactCause } from './redact-cause.js'
import { knownSecrets } from './secret/known-secrets.js'

const secret = 'sk-cause-0123456789'
const hiding = (cause: unknown): unknown => redactCause(cause)
knownSecrets.remember(secret)
const printed = (value: unknown): string => inspect(value, { depth: 9, showHidden: true })

function circular(): Error {
  const error = new Error('no wind')
  return Object.assign(error, { self: error, list: [error] })
}

describe('a cause in which there is nothing to hide is given as it is', () => {
  test.each([
    ['an error', new TypeError('no wind', { cause: new Error('no air') })],
    ['an error of the system', Object.assign(new Error('no such file'), { code: 'ENOENT', errno: -2 })],
    ['many errors', new AggregateError([new Error('one'), new Error('two')], 'both')],
    ['an abort', AbortSignal.abort().reason],
    ['an error that holds itself', circular()],
    ['a text', 'no wind'],
    ['a number', 7],
    ['nothing', undefined],
    ['an object', { why: ['no wind'], at: new Date(0), by: new Map([['wind', 0]]) }],
    ['bytes', new Uint8Array(100_000)],
    ['a function', () => secret],
  ])('%s', (_what, cause) => {
    expect(hiding(cause)).toBe(cause)
  })
})

class Vague extends Error {
  override get message(): string {
    return `no such key: ${secret}`
  }
}

function endless(): Error {
  const error = new Error('outer')
  let inner = error
  for (let depth = 0; depth < 100; depth++) {
    inner.cause = new Error(`inner ${depth}: ${secret}`)
    inner = inner.cause as Error
  }
  return error
}

const named = (name: string): Error => Object.assign(new Error('no wind'), { name })

describe('a secret is in no part of', () => {
  test.each([
    ['an error’s message', new Error(secret)],
    ['an error’s stack', Object.assign(new Error('no wind'), { stack: `Error: ${secret}\n    at kite.js` })],
    ['an error’s name', named(secret)],
    ['an error’s code', Object.assign(new Error('no wind'), { code: secret })],
    ['an error’s field', Object.assign(new Error('no wind'), { config: { headers: { 'x-key': secret } } })],
    ['an error’s field of a secret name', Object.assign(new Error('no wind'), { [secret]: true })],
    ['an error’s symbol', Object.assign(new Error('no wind'), { [Symbol(secret)]: true })],
    ['an error’s hidden field', Object.defineProperty(new Error('no wind'), 'request', { value: [secret] })],
    ['an error’s map', Object.assign(new Error('no wind'), { headers: new Map([['x-key', secret]]) })],
    ['an error’s set', Object.assign(new Error('no wind'), { keys: new Set([secret]) })],
    ['an error’s bytes', Object.assign(new Error('no wind'), { body: Buffer.from(secret) })],
    ['an error’s cause', new Error('outer', { cause: new Error('middle', { cause: new Error(secret) }) })],
    ['an error’s very long row of causes', endless()],
    ['an error’s cause that is no error', new Error('outer', { cause: { key: secret } })],
    ['many errors', new AggregateError([new Error('one'), new Error(secret)], 'both')],
    ['an error that makes its message', new Vague()],
    ['an error that holds itself', Object.assign(circular(), { key: secret })],
    ['a text', `no such key: ${secret}`],
    ['an object', { error: { message: secret } }],
    ['a list', ['no wind', secret]],
    ['an encoded form', new Error(Buffer.from(`user:${secret}`).toString('base64'))],
  ])('%s', (_what, cause) => {
    const shown = hiding(cause)
    expect(printed(cause)).toMatch(/sk-cause|73 6b 2d|dXNlcjpzay1jYXVzZS0/)
    expect(printed(shown)).not.toMatch(/sk-cause|73 6b 2d|dXNlcjpzay1jYXVzZS0/)
    if (cause instanceof Error) expect(shown).toBeInstanceOf(Error)
  })

  test('of which the rest is told', () => {
    const cause = Object.assign(new Error(`no such key: ${secret}`), { code: 'ENOKEY', name: 'KeyError' })
    const shown = hiding(new TypeError('outer', { cause }))
    expect(shown).toMatchObject({ name: 'TypeError', message: 'outer' })
    expect(shown).toHaveProperty('cause.message', 'no such key: [hidden]')
    expect(shown).toHaveProperty('cause.code', 'ENOKEY')
    expect(shown).toHaveProperty('cause.name', 'KeyError')
    expect(shown).toHaveProperty('stack', expect.stringContaining('redact-cause.test'))
  })
})

test('a terminal sequence is in no part of a cause', () => {
  const shown = printed(hiding(new Error('outer', { cause: new Error('\x1b[31mno wind\x1b[0m\r') })))
  expect(shown).toContain('no wind')
  expect(shown).not.toMatch(/(?!\n)\p{Cc}|\\x1B/u)
})

test('a secret is not in a message that is made when it is asked for', () => {
  const shown = hiding(Object.assign(new Vague(), { stack: 'Vague' }))
  expect(shown).toHaveProperty('message', 'no such key: [hidden]')
})

test('a cause that has too many parts is told by its words', () => {
  const cause = Object.assign(new RangeError('no wind'), { request: Array.from({ length: 1_000 }, String) })
  expect(hiding(cause)).toMatchObject({ name: 'RangeError', message: 'no wind' })
  expect(hiding(cause)).not.toHaveProperty('request')
})

test('a cause that cannot be looked through is left out', () => {
  const hostile = new Proxy(new Error('no wind'), {
    ownKeys() {
      throw new TypeError('no keys for you')
    },
    get() {
      throw new TypeError('no fields for you')
    },
  })
  expect(hiding(hostile)).toBeUndefined()
})
