import { describe, expect, test } from 'vitest'
import { statusFault } from './status-fault.js'

describe('an HTTP status', () => {
  test.each([
    { status: 302, code: 'vendor' },
    { status: 400, code: 'invalid-input' },
    { status: 401, code: 'auth' },
    { status: 402, code: 'quota' },
    { status: 403, code: 'auth' },
    { status: 404, code: 'vendor' },
    { status: 408, code: 'network' },
    { status: 429, code: 'rate-limit' },
    { status: 500, code: 'vendor' },
  ])('$status means $code', ({ status, code }) => {
    expect(statusFault(status, '').code).toBe(code)
  })

  test.each([
    { body: '', message: 'HTTP 500' },
    { body: '<h1>Oops</h1>', message: 'HTTP 500: <h1>Oops</h1>' },
    { body: '\n<h1>Oops</h1>\n', message: 'HTTP 500: <h1>Oops</h1>' },
    { body: '\r\n', message: 'HTTP 500' },
    { body: 'x'.repeat(1_000), message: `HTTP 500: ${'x'.repeat(300)}` },
  ])('comes with the beginning of the body: $message', ({ body, message }) => {
    expect(statusFault(500, body).message).toBe(message)
  })
})
