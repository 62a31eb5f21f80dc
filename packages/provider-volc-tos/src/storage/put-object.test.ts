import { createHash } from 'node:crypto'
import { inspect } from 'node:util'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { json, keys, openScriptedVendor, refusal, reset, stored } from '../../test/scripted-vendor.js'
import { type PutObjectOptions, putObject } from './put-object.js'

const vendor = await openScriptedVendor()
const body = Buffer.from('a picture')
const put = (options: object = {}) =>
  putObject({ bucket: 'kites', ...keys, baseUrl: vendor.baseUrl, body, ...options } as PutObjectOptions)

async function rejection(promise: Promise<unknown>) {
  return promise.then(
    () => expect.fail('it should have been rejected'),
    (error: unknown) => error,
  )
}

describe('the request on the wire', () => {
  test('is a PUT of the bytes, with their hash, under a name that nobody else has', async () => {
    vendor.script(stored)
    const { bucket, object, etag, requestId } = await put()
    expect({ bucket, etag, requestId }).toEqual({ bucket: 'kites', etag: '"tag-7"', requestId: 'request-8' })
    expect(object).toMatch(/^mediaplug\/[\da-f-]{36}$/)
    expect(vendor.requests).toHaveLength(1)
    expect(vendor.requests[0]).toMatchObject({
      method: 'PUT',
      url: `/${object}`,
      body,
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': '9',
        'x-tos-content-sha256': createHash('sha256').update(body).digest('hex'),
        'x-tos-security-token': keys.token,
        authorization: expect.stringContaining(
          'SignedHeaders=host;x-tos-content-sha256;x-tos-date;x-tos-security-token,',
        ),
      },
    })
    expect(vendor.requests[0]?.headers).not.toHaveProperty('x-tos-forbid-overwrite')
  })

  test('replaces no object that is there already, where it is named', async () => {
    vendor.script(stored)
    await put({ object: 'cat.png' })
    expect(vendor.requests[0]?.headers).toMatchObject({
      'x-tos-forbid-overwrite': 'true',
      authorization: expect.stringContaining(
        'SignedHeaders=host;x-tos-content-sha256;x-tos-date;x-tos-forbid-overwrite;x-tos-security-token,',
      ),
    })
  })

  test('has the name and the type that are given', async () => {
    vendor.script(stored)
    await expect(put({ object: 'zoo/猫 (1)!.png', contentType: 'image/png' })).resolves.toMatchObject({
      object: 'zoo/猫 (1)!.png',
    })
    expect(vendor.requests[0]).toMatchObject({
      url: '/zoo/%E7%8C%AB%20%281%29%21.png',
      headers: { 'content-type': 'image/png', 'x-tos-forbid-overwrite': 'true' },
    })
  })

  test('replaces a named object where that is asked for', async () => {
    vendor.script(stored)
    await put({ object: 'cat.png', overwrite: true })
    expect(vendor.requests[0]?.headers).not.toHaveProperty('x-tos-forbid-overwrite')
  })

  test('may have no bytes at all', async () => {
    vendor.script(stored)
    await put({ body: new Uint8Array() })
    expect(vendor.requests[0]?.headers['content-length']).toBe('0')
  })

  test('has no token unless there is one', async () => {
    vendor.script(stored)
    await put({ token: () => '' })
    expect(vendor.requests[0]?.headers).not.toHaveProperty('x-tos-security-token')
  })
})

describe('what is in trouble', () => {
  test.each([
    ['a broken connection', reset],
    ['HTTP 500', refusal(500, 'InternalError')],
    ['HTTP 502 without a word', json(502, {})],
    ['HTTP 429', refusal(429, 'ExceedQPSLimit')],
  ])('%s is tried again, signed anew', async (_what, trouble) => {
    vendor.script(trouble, stored)
    await expect(put()).resolves.toHaveProperty('etag', '"tag-7"')
    expect(vendor.requests.map(({ url }) => url)).toEqual([vendor.requests[0]?.url, vendor.requests[0]?.url])
  })

  test('for good, is an error after five attempts', async () => {
    vendor.script(refusal(503, 'ServiceUnavailable'))
    await expect(put()).rejects.toMatchObject({
      code: 'vendor',
      phase: 'input',
      vendorCode: 'ServiceUnavailable',
      requestId: 'request-7',
      httpStatus: 503,
      retryable: true,
      message: 'volc-tos: TOS answers 503 ServiceUnavailable: no luck (EC 0001-00000007)',
    })
    expect(vendor.requests).toHaveLength(5)
  })

  test('that cannot be reached is an error too', async () => {
    await expect(put({ baseUrl: 'http://127.0.0.1:1' })).rejects.toMatchObject({
      code: 'network',
      phase: 'input',
      message: expect.stringMatching(/^volc-tos: 127\.0\.0\.1:1 could not be reached/),
    })
  })

  test.each([
    ['in seconds', () => '1'],
    ['at a time', () => new Date(Date.now() + 2_500).toUTCString()],
  ])('waits as long as the vendor asks, %s', async (_what, retryAfter) => {
    vendor.script(refusal(429, 'ExceedQPSLimit', { 'retry-after': retryAfter() }), stored)
    const start = performance.now()
    await put()
    expect(performance.now() - start).toBeGreaterThan(990)
  })

  test.each([
    [400, 'InvalidArgument', 'invalid-input'],
    [403, 'SignatureDoesNotMatch', 'auth'],
    [404, 'NoSuchBucket', 'invalid-input'],
    [409, 'DuplicateObject', 'invalid-input'],
  ])('HTTP %d, %s, is %s and is not tried again', async (status, vendorCode, code) => {
    vendor.script(refusal(status, vendorCode), stored)
    await expect(put()).rejects.toMatchObject({ code, vendorCode, retryable: false, phase: 'input' })
    expect(vendor.requests).toHaveLength(1)
  })

  test('a redirect is not followed', async () => {
    vendor.script((response) => void response.writeHead(307, { location: '/elsewhere' }).end())
    await expect(put()).rejects.toMatchObject({ code: 'vendor', retryable: false, httpStatus: 307 })
    expect(vendor.requests).toHaveLength(1)
  })
})

test('an object of that name may be of an earlier attempt, and the error says so', async () => {
  vendor.script(reset, refusal(409, 'DuplicateObject'))
  await expect(put({ object: 'cat.png' })).rejects.toMatchObject({
    code: 'invalid-input',
    vendorCode: 'DuplicateObject',
    requestId: 'request-7',
    httpStatus: 409,
    message: expect.stringMatching(
      /^volc-tos: TOS answers 409 DuplicateObject: .* may be of an earlier attempt of this very put/,
    ),
  })
})

test('a conflict where overwriting was asked for is another matter', async () => {
  vendor.script(refusal(409, 'OperationConflict'))
  const error = await rejection(put({ object: 'cat.png', overwrite: true }))
  expect(String(error)).not.toContain('earlier attempt')
})

describe('a wrong clock', () => {
  const skewed = (date: string) => refusal(403, 'RequestTimeTooSkewed', { date })

  test('is put right by the vendor’s, once', async () => {
    vendor.script(skewed('Wed, 01 Jan 2025 00:00:10 GMT'), stored)
    await put()
    expect(vendor.requests[1]?.headers['x-tos-date']).toMatch(/^20250101T0000[123]\dZ$/)
  })

  test('that stays wrong is an error', async () => {
    vendor.script(skewed('Wed, 01 Jan 2025 00:00:10 GMT'))
    await expect(put()).rejects.toMatchObject({ code: 'auth', vendorCode: 'RequestTimeTooSkewed' })
    expect(vendor.requests).toHaveLength(2)
  })
})

describe('the signal', () => {
  test('stops a put that is on its way', async () => {
    vendor.script(() => {})
    const controller = new AbortController()
    const promise = rejection(put({ signal: controller.signal }))
    await expect.poll(() => vendor.requests.length).toBe(1)
    controller.abort()
    expect(await promise).toMatchObject({ code: 'aborted', phase: 'input', retryable: false })
  })

  test('stops a credential function that hangs', async () => {
    const hanging = put({ secretKey: () => new Promise(() => {}), signal: AbortSignal.timeout(50) })
    await expect(hanging).rejects.toMatchObject({ code: 'timeout', phase: 'input' })
    expect(vendor.requests).toEqual([])
  })

  test('stops the wait for another attempt', async () => {
    vendor.script(refusal(503, 'ServiceUnavailable', { 'retry-after': '30' }))
    const start = performance.now()
    await expect(put({ signal: AbortSignal.timeout(300) })).rejects.toMatchObject({ code: 'timeout' })
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

test.each([
  ['as they are', (text: string) => text],
  ['percent-encoded', encodeURIComponent],
  ['as JSON', (text: string) => JSON.stringify(text)],
])('an error does not give the keys away, %s', async (_what, write) => {
  const secrets = { ...keys, secretKey: 'very"secret"/key' }
  const echo = Object.values(secrets).map(write).join(' ')
  vendor.script(json(403, { Code: 'SignatureDoesNotMatch', Message: echo, RequestId: echo }))
  const error = await rejection(put(secrets))
  const shown = inspect(error, { depth: 9 }) + JSON.stringify(error)
  expect(shown).toContain('[hidden]')
  for (const secret of Object.values(secrets)) {
    expect(shown).not.toContain(write(secret))
    expect(shown).not.toContain(secret)
  }
})

test('an error does not give the signature away with the header that has it', async () => {
  vendor.script((response) => {
    const Message = `you sent ${vendor.requests[0]?.headers.authorization}`
    json(403, { Code: 'SignatureDoesNotMatch', Message })(response)
  })
  const error = await rejection(put())
  const signature = vendor.requests[0]?.headers.authorization?.slice(-64) ?? ''
  expect(signature).toMatch(/^[\da-f]{64}$/)
  expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toContain(signature)
})

describe('a token in the environment', () => {
  afterEach(() => void vi.unstubAllEnvs())
  const { accessKey, secretKey } = keys
  const tokenSent = async (token: string | undefined) => {
    vi.stubEnv('TOS_SECURITY_TOKEN', 'token-of-another-account')
    vendor.script(stored)
    await putObject({ bucket: 'kites', accessKey, secretKey, token, baseUrl: vendor.baseUrl, body })
    return vendor.requests[0]?.headers['x-tos-security-token']
  }

  test('is not sent with keys that are given', async () => {
    expect(await tokenSent(undefined)).toBeUndefined()
  })

  test('goes behind the one that is given with them', async () => {
    expect(await tokenSent(keys.token)).toBe(keys.token)
  })
})

describe('options that are not allowed', () => {
  test.each([
    ['bucket must be 3 to 63', { bucket: 'a_b' }],
    ['region must be one of', { region: 'mars' }],
    ['baseUrl must be an https: URL', { baseUrl: 'http://tos.example' }],
    ['baseUrl must be an https: URL', { baseUrl: 'https://me:secret@tos.example' }],
    ['baseUrl must be an https: URL', { baseUrl: 'https://tos.example?a=b' }],
    ['object must have at least 1', { object: '' }],
    ['object must be well-formed', { object: 'a/../b' }],
    ['object must not begin with a slash', { object: '/cat.png' }],
    ['overwrite must not be true without the name of an object', { overwrite: true }],
    ['body must be', { body: 'text' }],
    ['acl is not supported', { acl: 'public' }],
    ['secretKey must be a string that is not empty', { secretKey: '' }],
  ])('are refused: %s', async (message, options) => {
    await expect(put(options)).rejects.toMatchObject({
      code: 'invalid-input',
      phase: 'input',
      message: expect.stringContaining(`putObject(): ${message}`),
    })
    expect(vendor.requests).toEqual([])
  })
})
