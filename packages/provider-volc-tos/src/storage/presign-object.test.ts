import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keys } from '../../test/scripted-vendor.js'
import { presignGetObject, presignPutObject } from './presign-object.js'

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-12-31T23:59:59.900Z') }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

const { accessKey, secretKey } = keys
const given = { bucket: 'kites', accessKey, secretKey, object: 'zoo/a cat.png' }
const queryOf = (url: string) => Object.fromEntries(new URL(url).searchParams)

describe('a URL to read an object', () => {
  test('is that of the public bucket, for a day', async () => {
    const { url, expiresAt } = await presignGetObject(given)
    expect(url).toMatch(
      'https://kites.tos-cn-beijing.volces.com/zoo/a%20cat.png?X-Tos-Algorithm=TOS4-HMAC-SHA256&',
    )
    expect(queryOf(url)).toEqual({
      'X-Tos-Algorithm': 'TOS4-HMAC-SHA256',
      'X-Tos-Content-Sha256': 'UNSIGNED-PAYLOAD',
      'X-Tos-Credential': `${accessKey}/20251231/cn-beijing/tos/request`,
      'X-Tos-Date': '20251231T235959Z',
      'X-Tos-Expires': '86400',
      'X-Tos-SignedHeaders': 'host',
      'X-Tos-Signature': expect.stringMatching(/^[\da-f]{64}$/),
    })
    expect(expiresAt).toEqual(new Date('2026-01-01T23:59:59Z'))
  })

  test('has the region, the token, the time and the query that are given', async () => {
    const { url, expiresAt } = await presignGetObject({
      ...given,
      ...keys,
      region: 'ap-southeast-1',
      expiresInSeconds: 604_800,
      query: { 'x-tos-process': 'image/resize,w_320' },
    })
    expect(new URL(url).host).toBe('kites.tos-ap-southeast-1.volces.com')
    expect(queryOf(url)).toMatchObject({
      'X-Tos-Credential': `${accessKey}/20251231/ap-southeast-1/tos/request`,
      'X-Tos-Security-Token': keys.token,
      'X-Tos-Expires': '604800',
      'x-tos-process': 'image/resize,w_320',
    })
    expect(expiresAt).toEqual(new Date('2026-01-07T23:59:59Z'))
  })

  test('is below the base URL where there is one', async () => {
    const { url } = await presignGetObject({ ...given, baseUrl: 'https://media.example/kites/' })
    expect(url).toMatch('https://media.example/kites/zoo/a%20cat.png?')
  })

  test('takes its keys from the environment', async () => {
    vi.stubEnv('TOS_ACCESS_KEY', 'key-of-env')
    vi.stubEnv('TOS_SECRET_KEY', 'secret-of-env')
    vi.stubEnv('TOS_SECURITY_TOKEN', 'token-of-env')
    const { url } = await presignGetObject({ bucket: 'kites', object: 'cat.png' })
    expect(queryOf(url)).toMatchObject({
      'X-Tos-Credential': 'key-of-env/20251231/cn-beijing/tos/request',
      'X-Tos-Security-Token': 'token-of-env',
    })
  })

  test('does not exist without keys', async () => {
    vi.stubEnv('TOS_ACCESS_KEY', '')
    await expect(presignGetObject({ bucket: 'kites', object: 'cat.png' })).rejects.toMatchObject({
      code: 'auth',
      message: expect.stringContaining('TOS_ACCESS_KEY'),
    })
  })

  test.each([0, 604_801, 1.5, Number.NaN])('does not last %d seconds', async (expiresInSeconds) => {
    await expect(presignGetObject({ ...given, expiresInSeconds })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('presignGetObject(): expiresInSeconds must'),
    })
  })

  test.each(['X-Tos-Signature', 'x-tos-expires', 'X-TOS-SECURITY-TOKEN'])(
    'does not have a query with %s, which the signature sets',
    async (name) => {
      await expect(presignGetObject({ ...given, query: { [name]: 'x' } })).rejects.toMatchObject({
        code: 'invalid-input',
        message: expect.stringContaining(
          'presignGetObject(): query must not have parameters of the signature',
        ),
      })
    },
  )

  test('has no token of the environment where the secret key is given', async () => {
    vi.stubEnv('TOS_SECURITY_TOKEN', 'token-of-another-account')
    const { url } = await presignGetObject(given)
    expect(queryOf(url)).not.toHaveProperty('X-Tos-Security-Token')
  })

  test('may last one second', async () => {
    const { expiresAt } = await presignGetObject({ ...given, expiresInSeconds: 1 })
    expect(expiresAt).toEqual(new Date('2026-01-01T00:00:00Z'))
  })
})

describe('a URL to put an object', () => {
  test('comes with the signed header that keeps what is there', async () => {
    const { url, headers } = await presignPutObject(given)
    expect(headers).toEqual({ 'x-tos-forbid-overwrite': 'true' })
    expect(queryOf(url)).toMatchObject({ 'X-Tos-SignedHeaders': 'host;x-tos-forbid-overwrite' })
  })

  test('needs no header where overwriting is asked for, and is another than the one to read', async () => {
    const { url, headers } = await presignPutObject({ ...given, overwrite: true })
    expect(headers).toEqual({})
    expect(queryOf(url)).toMatchObject({ 'X-Tos-SignedHeaders': 'host' })
    expect(url).not.toBe((await presignGetObject(given)).url)
  })
})
