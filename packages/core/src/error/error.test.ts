import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { MediaplugError } from './error.js'

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
