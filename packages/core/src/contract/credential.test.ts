import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { validate } from '../validation/validate.js'
import { type CredentialSource, credential, optionalCredential } from './credential.js'

const secret = 'k-0123456789'
const variable = 'ACME_API_KEY'
const schema = z.strictObject({ apiKey: credential(variable), token: optionalCredential('ACME_TOKEN') })
const settings = (apiKey?: CredentialSource) => schema.parse(apiKey === undefined ? {} : { apiKey })

beforeEach(() => {
  vi.stubEnv(variable, undefined)
  vi.stubEnv('ACME_TOKEN', undefined)
})
afterEach(() => void vi.unstubAllEnvs())

describe('a credential', () => {
  test.each([
    { given: 'as it is', source: secret },
    { given: 'by a function', source: () => secret },
    { given: 'by a function that takes its time', source: async () => secret },
  ])('is given $given', async ({ source }) => {
    expect(await settings(source).apiKey()).toBe(secret)
  })

  test('is found in the environment when it is used, not before', async () => {
    const { apiKey } = settings()
    vi.stubEnv(variable, secret)
    expect(await apiKey()).toBe(secret)
  })

  test('that is given goes before the environment', async () => {
    vi.stubEnv(variable, 'another')
    expect(await settings(secret).apiKey()).toBe(secret)
  })

  test('is fetched anew each time, so that it may change', async () => {
    const source = vi.fn().mockReturnValueOnce('first').mockReturnValueOnce('second')
    const { apiKey } = settings(source)
    expect(source).not.toHaveBeenCalled()
    expect([await apiKey(), await apiKey()]).toEqual(['first', 'second'])
  })

  test.each([{ source: undefined }, { source: () => '' }])(
    'that is missing is an error that names the variable',
    async ({ source }) => {
      await expect(settings(source).apiKey()).rejects.toMatchObject({
        code: 'auth',
        message: expect.stringContaining(variable),
      })
    },
  )

  test('that cannot be fetched is an error of the credential, with its cause', async () => {
    const cause = new Error('the vault is sealed')
    const failing = settings(() => Promise.reject(cause))
    await expect(failing.apiKey()).rejects.toMatchObject({ code: 'auth', cause })
  })

  test.each(['', 123_456_789, ['k-0123456789'], null])('is refused as %o, and is not repeated', (source) => {
    const act = () => validate(schema, { apiKey: source }, 'acme()')
    expect(act).toThrow(
      /^acme\(\): apiKey must be a string that is not empty, or a function that gives one\.$/,
    )
  })
})

describe('an optional credential', () => {
  test('may be absent', async () => {
    expect(await settings().token()).toBeUndefined()
  })

  test('is found in the environment', async () => {
    vi.stubEnv('ACME_TOKEN', secret)
    expect(await settings().token()).toBe(secret)
  })
})

describe('the secrets that have been used', () => {
  test('are shown by nothing', async () => {
    const used = settings(secret)
    await used.apiKey()
    expect(inspect(used, { depth: 9, showHidden: true })).not.toContain(secret)
    expect(JSON.stringify(used)).not.toContain(secret)
    expect(String(used.apiKey)).not.toContain(secret)
  })
})
