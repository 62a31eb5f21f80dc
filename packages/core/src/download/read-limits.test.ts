import { describe, expect, test } from 'vitest'
import { readLimits, usualLimits } from './read-limits.js'

const refusalOf = (options: unknown): string => {
  try {
    readLimits('save()', options)
  } catch (error) {
    expect(error).toMatchObject({ code: 'invalid-input', retryable: false })
    return error instanceof Error ? error.message : ''
  }
  return 'nothing was thrown'
}

describe('the limits of a reading', () => {
  test.each([undefined, {}, { maxBytes: undefined, signal: undefined }])(
    'are the usual ones with %o',
    (options) => {
      expect(readLimits('save()', options)).toEqual(usualLimits)
    },
  )

  test('are those that are given', () => {
    const given = {
      signal: AbortSignal.abort(),
      maxBytes: 1,
      idleTimeoutMs: 2.5,
      timeoutMs: Number.POSITIVE_INFINITY,
    }
    expect(readLimits('save()', given)).toEqual(given)
  })

  test('are those of an object that inherits them', () => {
    class Options {
      get maxBytes() {
        return 5
      }
    }
    const caller = new AbortController()
    expect(readLimits('save()', new Options())).toMatchObject({ maxBytes: 5 })
    expect(readLimits('save()', caller)).toMatchObject({ signal: caller.signal })
  })
})

describe('what is no limit is refused:', () => {
  test.each(['maxBytes', 'idleTimeoutMs', 'timeoutMs'])('%s of other than a positive number', (name) => {
    for (const value of [0, -1, -0, Number.NaN, Number.NEGATIVE_INFINITY, '5', null, 5n, true, {}]) {
      expect(refusalOf({ [name]: value })).toContain(`save(): ${name} must be a positive number, got `)
    }
  })

  test.each([null, {}, 'signal', new AbortController(), () => {}])('the signal %o', (signal) => {
    expect(refusalOf({ signal })).toContain('save(): signal must be an AbortSignal, got ')
  })

  test.each([null, 5, 'x', true, [], [{ maxBytes: 5 }], () => {}, Symbol('x')])(
    '%o in the place of options',
    (options) => {
      expect(refusalOf(options)).toContain('save(): the options must be an object, got ')
    },
  )

  test.each([
    ['timeout', 'did you mean timeoutMs?'],
    ['maxbytes', 'did you mean maxBytes?'],
    ['idleTimeout', 'did you mean idleTimeoutMs?'],
    ['onProgress', 'allowed are signal, maxBytes, idleTimeoutMs, timeoutMs'],
  ])('the option %s', (name, hint) => {
    expect(refusalOf({ [name]: 5 })).toContain(`save(): ${name} is not supported; ${hint}`)
  })
})
