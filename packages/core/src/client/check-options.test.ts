import { describe, expect, test } from 'vitest'
import { acme } from '../../test/scripted-provider.js'
import { checkOptions } from './check-options.js'

const provider = acme({ apiKey: 'k' })

describe('what createClient is given', () => {
  test.each([
    [undefined, 'the input must be an object, and is missing'],
    [{}, 'providers must be an array, and is missing'],
    [{ providers: [acme] }, 'providers[0] must be a provider: call its factory'],
    [{ providers: [provider], timeoutMs: -1 }, 'timeoutMs must be'],
    [{ providers: [provider], timeoutMs: '5' }, 'timeoutMs must be'],
    [{ providers: [provider], pacing: 5 }, 'pacing must be a function'],
    [{ providers: [provider], journal: {} }, 'journal must be a journal'],
    [{ providers: [provider], uploads: () => '' }, 'uploads is not supported; did you mean upload?'],
  ])('is refused where it is wrong: %o', (options, message) => {
    expect(() => checkOptions(options)).toThrow(message)
  })

  test.each([
    { providers: [] },
    { providers: [provider], timeoutMs: Number.POSITIVE_INFINITY, pacing: () => 5, journal: undefined },
  ])('is taken where it is right: %o', (options) => {
    expect(() => checkOptions(options)).not.toThrow()
  })
})
