import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { MediaplugError } from './error.js'
import { isError, isErrors } from './is-error.js'
import { messageOf } from './message.js'

const foreign = (code: string): unknown => runInNewContext(code)

describe('an error is', () => {
  test.each([
    ['one of this realm', new TypeError('no wind')],
    ['one of another realm', foreign("new TypeError('no wind')")],
    ['one of a class of another realm', foreign("new (class Calm extends Error {})('no wind')")],
    ['an exception of the web', new DOMException('no wind')],
    [
      'an exception of the web of another realm',
      { message: 'no wind', name: 'AbortError', [Symbol.toStringTag]: 'DOMException' },
    ],
  ])('%s', (_what, error) => {
    expect(isError(error)).toBe(true)
    expect(messageOf(error)).toBe('no wind')
  })

  test.each([[undefined], ['no wind'], [{ message: 'no wind' }], [foreign("({ message: 'no wind' })")]])(
    'not %o',
    (value) => {
      expect(isError(value)).toBe(false)
    },
  )
})

test('several errors in one are told in whatever realm they arose', () => {
  const several = foreign("new AggregateError([new Error('one'), new Error('other')], 'both')")
  expect(isError(several) && isErrors(several)).toBe(true)
  expect(isErrors(new Error('one'))).toBe(false)
})

test('a secret in the cause of another realm is taken out', () => {
  const cause = foreign("new Error('denied: Bearer abcdefgh12345678')")
  const error = new MediaplugError('network', 'no answer.', { cause })
  expect(String(error.cause)).toContain('denied')
  expect(String(error.cause)).not.toContain('abcdefgh12345678')
})
