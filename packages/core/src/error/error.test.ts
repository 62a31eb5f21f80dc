import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { MediaplugError } from './error.js'
import { knownSecrets } from './secret/known-secrets.js'

const handle = { v: 1, model: 'acme/kite', ref: 't-1', submittedAt: '2026-01-01T00:00:00.000Z' } as const

describe('an error is recognised', () => {
  test('whichever copy of core made it', () => {
    const foreign = Object.assign(new Error('of another copy'), { [Symbol.for('mediaplug.error')]: true })
    expect(MediaplugError.is(foreign)).toBe(true)
    expect(MediaplugError.is(new MediaplugError('failed', 'it failed'))).toBe(true)
  })

  test.each([new Error('other'), null, undefined, 'failed', { code: 'failed' }])('unlike %o', (value) => {
    expect(MediaplugError.is(value)).toBe(false)
  })
})

describe('an error', () => {
  test.each([
    { code: 'rate-limit', retryable: true },
    { code: 'network', retryable: true },
    { code: 'vendor', retryable: true },
    { code: 'download', retryable: true },
    { code: 'auth', retryable: false },
    { code: 'rejected', retryable: false },
    { code: 'failed', retryable: false },
    { code: 'submission-uncertain', retryable: false },
  ] as const)('of code $code has retryable $retryable unless told otherwise', ({ code, retryable }) => {
    expect(new MediaplugError(code, '')).toHaveProperty('retryable', retryable)
    expect(new MediaplugError(code, '', { retryable: !retryable })).toHaveProperty('retryable', !retryable)
  })

  test('becomes JSON with its message and the fields that are set, without cause and stack', () => {
    const error = new MediaplugError('failed', 'it failed', {
      handle,
      vendorCode: 0,
      requestId: undefined,
      cause: new Error('inner'),
    })
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      code: 'failed',
      message: 'it failed',
      retryable: false,
      vendorCode: 0,
      handle,
    })
  })

  test('keeps its own code and message when it takes over the fields of another', () => {
    const inner = new MediaplugError('network', 'the line broke', { provider: 'acme', httpStatus: 503 })
    const outer = new MediaplugError('submission-uncertain', 'nobody knows', inner.toJSON())
    expect(outer).toMatchObject({ code: 'submission-uncertain', message: 'nobody knows', provider: 'acme' })
  })

  test('has its cause, and no field cause in a loop over its fields', () => {
    const cause = new Error('inner')
    const error = new MediaplugError('network', '', { cause })
    expect(error.cause).toBe(cause)
    expect(Object.keys(error)).not.toContain('cause')
  })

  test('shows name, message and code when it is printed', () => {
    const printed = inspect(new MediaplugError('quota', 'no credits left'))
    expect(printed).toContain('MediaplugError: no credits left')
    expect(printed).toContain("code: 'quota'")
  })
})

describe('a secret that this process knows is in no part of an error', () => {
  const secret = 'sk-error-0123456789'
  const basic = Buffer.from(`user:${secret}`).toString('base64')
  knownSecrets.remember(secret)
  const quoting = new MediaplugError('auth', `no such key: ${secret}`, {
    vendorCode: secret,
    requestId: `r-${secret}`,
    cause: new Error(`sent as Basic ${basic}`),
  })

  test.each([
    ['its message', quoting.message],
    ['its stack', quoting.stack],
    ['its JSON', JSON.stringify(quoting)],
    ['what is printed of it', inspect(quoting, { depth: 9, showHidden: true })],
    ['its text', String(quoting)],
  ])('%s', (_part, text) => {
    expect(text).toContain('[hidden]')
    expect(text).not.toContain(secret)
    expect(text).not.toContain(basic.slice(8))
  })
})

describe('an error', () => {
  test('has neither terminal sequences nor control characters, but line breaks and tabs', () => {
    const error = new MediaplugError('failed', '\x1b[31mno\n\twind\x1b[0m\b\u202e', {
      vendorCode: '\x1b]0;pwned\x07E1',
      requestId: 'r\r\n1',
      cause: new Error('\x9b31mno air'),
    })
    expect(error.message).toBe('no\n\twind')
    expect(error).toMatchObject({ vendorCode: 'E1', requestId: 'r 1' })
    expect(error).toHaveProperty('cause.message', 'no air')
  })

  test('takes no vendor’s code that is neither text nor number', () => {
    const careless = { vendorCode: { code: 1 }, requestId: ['r-1'] } as object
    expect(Object.keys(new MediaplugError('failed', 'it failed', careless))).toEqual(['code', 'retryable'])
  })

  test.each([
    [undefined, 'undefined'],
    [{ text: 'no wind' }, 'an object'],
    [Object.create(null), 'an object'],
  ])('says something though its message is %o', (message, says) => {
    expect(Reflect.construct(MediaplugError, ['failed', message])).toHaveProperty('message', says)
  })
})
