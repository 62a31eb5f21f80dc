import { describe, expect, test } from 'vitest'
import { good, json, keys, modelAnswer, openScriptedVendor, refusal, reset } from '../test/scripted-vendor.js'

const vendor = await openScriptedVendor()
const generate = () =>
  vendor.open().generate('volc-tos/image-to-image', { prompt: 'in ink', image: { object: 'cat.png' } })

describe('a code of the model', () => {
  test.each([50411, 50412, 50413, 50512, 50518, 50520, 50521, 50522])(
    '%d is about the content: rejected, and never repeated',
    async (code) => {
      vendor.script(modelAnswer(code), good)
      await expect(generate()).rejects.toMatchObject({
        code: 'rejected',
        vendorCode: code,
        requestId: 'model-7',
        retryable: false,
        phase: 'start',
        message: `volc-tos/image-to-image: the model answers ${code} no luck`,
      })
      expect(vendor.requests).toHaveLength(1)
    },
  )

  test.each([50500, 50501, 50511, 50516, 50517, 50519, 50400, 12345, 0])(
    '%d failed for certain, and is not repeated: that would be paid again',
    async (code) => {
      vendor.script(modelAnswer(code), good)
      await expect(generate()).rejects.toMatchObject({ code: 'failed', vendorCode: code, retryable: false })
      expect(vendor.requests).toHaveLength(1)
    },
  )

  test('is as certain with an HTTP error', async () => {
    vendor.script(modelAnswer(50500, 500), good)
    await expect(generate()).rejects.toMatchObject({ code: 'failed', vendorCode: 50500, httpStatus: 500 })
    expect(vendor.requests).toHaveLength(1)
  })

  test.each([
    [50429, 200],
    [50430, 429],
  ])('%d with HTTP %d was not accepted, and is repeated with the same object', async (code, status) => {
    vendor.script(modelAnswer(code, status), good)
    await expect(generate()).resolves.toHaveProperty('assets')
    const objects = vendor.requests.map(({ body }) => JSON.parse(body.toString()).OutputProcessing.Object)
    expect(objects).toEqual([objects[0], objects[0]])
  })

  test('is read where it is a text', async () => {
    vendor.script(json(200, { resp_json: { code: '50412' } }))
    await expect(generate()).rejects.toMatchObject({ code: 'rejected', vendorCode: 50412 })
  })

  test('is good only when it is 10000', async () => {
    vendor.script(json(200, { resp_json: { code: '10000' } }))
    await expect(generate()).resolves.toHaveProperty('assets')
  })
})

describe('an error of object storage', () => {
  test.each([
    [400, 'InvalidArgument', 'invalid-input'],
    [400, 'AuthorizationHeaderMalformed', 'auth'],
    [400, 'AuthorizationQueryParametersError', 'auth'],
    [401, 'Unauthorized', 'auth'],
    [403, 'AccessDenied', 'auth'],
    [403, 'InvalidAccessKeyId', 'auth'],
    [403, 'SignatureDoesNotMatch', 'auth'],
    [403, 'InvalidSecurityToken', 'auth'],
    [404, 'NoSuchBucket', 'invalid-input'],
    [404, 'NoSuchKey', 'invalid-input'],
    [404, 'constructor', 'invalid-input'],
    [405, 'MethodNotAllowed', 'invalid-input'],
    [409, 'ObjectAlreadyExists', 'invalid-input'],
    [412, 'PreconditionFailed', 'invalid-input'],
    [413, 'EntityTooLarge', 'invalid-input'],
    [501, 'UnImplemented', 'unsupported'],
  ])('with HTTP %d, %s, is %s, final, and never repeated', async (status, vendorCode, code) => {
    vendor.script(refusal(status, vendorCode), good)
    await expect(generate()).rejects.toMatchObject({
      code,
      vendorCode,
      httpStatus: status,
      requestId: 'request-7',
      retryable: false,
      message: `volc-tos/image-to-image: TOS answers ${status} ${vendorCode}: no luck (EC 0001-00000007)`,
    })
    expect(vendor.requests).toHaveLength(1)
  })

  test.each([
    [429, 'ExceedQPSLimit'],
    [503, 'ExceedRateLimit'],
    [503, 'TooManyRequests'],
    [429, 'Unheard'],
  ])('with HTTP %d, %s, is repeated until it is accepted', async (status, code) => {
    vendor.script(refusal(status, code), good)
    await expect(generate()).resolves.toHaveProperty('assets')
    expect(vendor.requests).toHaveLength(2)
  })

  test('says what its headers say where the body does not', async () => {
    const headers = { 'x-tos-request-id': 'request-9', 'x-tos-ec': '0002-00000009' }
    vendor.script(json(403, { Code: 'AccessDenied' }, headers))
    await expect(generate()).rejects.toMatchObject({
      requestId: 'request-9',
      message: expect.stringContaining('(EC 0002-00000009)'),
    })
  })

  test('does not give the keys away', async () => {
    const { accessKey, secretKey, token } = keys
    const Message = `${accessKey} ${secretKey} ${token}`
    vendor.script(json(403, { Code: 'SignatureDoesNotMatch', Message }))
    const error = await generate().catch((thrown: unknown) => JSON.stringify(thrown) + String(thrown))
    for (const secret of [accessKey, secretKey, token]) expect(error).not.toContain(secret)
  })
})

describe('an answer that leaves open what happened', () => {
  test.each([
    ['a broken connection', reset],
    ['an HTTP error without a word', json(502, {})],
    ['an error of the vendor’s own', refusal(500, 'InternalError')],
    ['no word of the model', json(200, {})],
    ['a redirect', refusal(301, 'PermanentRedirect')],
  ])('%s is uncertain, and never repeated', async (_what, reply) => {
    vendor.script(reply, good)
    await expect(generate()).rejects.toMatchObject({
      code: 'submission-uncertain',
      submission: { idempotencyKey: expect.any(String) },
    })
    expect(vendor.requests).toHaveLength(1)
  })

  test('names the object that may be there, by the key of the submission', async () => {
    vendor.script(reset)
    const error = await generate().catch((thrown) => thrown)
    const { Object: object } = JSON.parse(vendor.requests[0]?.body.toString() ?? '').OutputProcessing
    expect(object).toBe(`mediaplug/${error.submission.idempotencyKey}`)
  })
})
