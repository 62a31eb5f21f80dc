import { describe, expect, test } from 'vitest'
import { acme } from '../../test/scripted-provider.js'
import { checkOptions } from './check-options.js'

const provider = acme({ apiKey: 'k' })

describe('what createClient is given', () => {
  test.each([
    ['the input must be an object, and is missing', undefined],
    ['providers must be an array, and is missing', {}],
    ['providers[0] must be a provider: call its factory', { providers: [acme] }],
    ['timeoutMs must be', { providers: [provider], timeoutMs: -1 }],
    ['timeoutMs must be', { providers: [provider], timeoutMs: '5' }],
    ['pacing must be a function', { providers: [provider], pacing: 5 }],
    ['journal must be a journal', { providers: [provider], journal: {} }],
    ['uploads is not supported; did you mean upload?', { providers: [provider], uploads: () => '' }],
  ])('is refused where it is wrong: %s', (message, options) => {
    expect(() => checkOptions(options)).toThrow(message)
  })

  test.each([
    ['no provider', { providers: [] }],
    [
      'no limit, and a journal that is undefined',
      { providers: [provider], timeoutMs: Number.POSITIVE_INFINITY, pacing: () => 5, journal: undefined },
    ],
  ])('is taken where it is right: %s', (_what, options) => {
    expect(() => checkOptions(options)).not.toThrow()
  })
})
