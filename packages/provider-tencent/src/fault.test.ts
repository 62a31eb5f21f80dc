import { describe, expect, test } from 'vitest'
import { good, keys, openVendor, refusal, requestId, type Seen } from '../test/scripted-vendor.js'
import { sign } from './signing/sign.js'

const vendor = await openVendor()
const { requests, script } = vendor
const generate = (client = vendor.open()) =>
  client.generate('tencent/image-to-image', { image: 'https://media.example/cat.png' })

describe('a code of the vendor', () => {
  test.each([
    ['AuthFailure.UnauthorizedOperation', 'auth'],
    ['FailedOperation.GenerateImageFailed', 'rejected'],
    ['FailedOperation.ImageDecodeFailed', 'invalid-input'],
    ['FailedOperation.ImageDownloadError', 'invalid-input'],
    ['FailedOperation.ImageResolutionExceed', 'invalid-input'],
    ['FailedOperation.ImageSizeExceed', 'invalid-input'],
    ['FailedOperation.InnerError', 'failed'],
    ['FailedOperation.RequestEntityTooLarge', 'invalid-input'],
    ['FailedOperation.RequestTimeout', 'failed'],
    ['FailedOperation.RpcFail', 'failed'],
    ['FailedOperation.ServerError', 'failed'],
    ['FailedOperation.Unknown', 'failed'],
    ['InvalidParameter.InvalidParameter', 'invalid-input'],
    ['InvalidParameterValue.ImageEmpty', 'invalid-input'],
    ['InvalidParameterValue.ParameterValueError', 'invalid-input'],
    ['InvalidParameterValue.StyleConflict', 'invalid-input'],
    ['InvalidParameterValue.TextLengthExceed', 'invalid-input'],
    ['InvalidParameterValue.UrlIllegal', 'invalid-input'],
    ['OperationDenied.ImageIllegalDetected', 'rejected'],
    ['OperationDenied.TextIllegalDetected', 'rejected'],
    ['ResourceUnavailable.Delivering', 'quota'],
    ['ResourceUnavailable.InArrears', 'quota'],
    ['ResourceUnavailable.LowBalance', 'quota'],
    ['ResourceUnavailable.NotExist', 'quota'],
    ['ResourceUnavailable.StopUsing', 'quota'],
    ['ResourcesSoldOut.ChargeStatusException', 'quota'],
  ])('%s is %s, final, and never repeated', async (code, ours) => {
    script(refusal(code), good)
    await expect(generate()).rejects.toMatchObject({
      code: ours,
      vendorCode: code,
      requestId,
      httpStatus: 200,
      provider: 'tencent',
      phase: 'start',
      retryable: false,
      message: `tencent/image-to-image: Tencent Cloud answers ${code} no luck`,
    })
    expect(requests).toHaveLength(1)
  })

  test.each(['RequestLimitExceeded', 'RequestLimitExceeded.JobNumExceed'])(
    '%s was not accepted, and is repeated until one is',
    async (code) => {
      script(refusal(code), refusal(code), good)
      await expect(generate()).resolves.toHaveProperty('assets')
      expect(requests).toHaveLength(3)
    },
  )

  test('that is still given when the time is over is named by the error', async () => {
    script({ ...refusal('RequestLimitExceeded'), headers: { 'retry-after': '60' } })
    const request = vendor
      .open()
      .generate('tencent/image-to-image', { image: 'https://media.example/cat.png' }, { timeoutMs: 1_500 })
    await expect(request).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('RequestLimitExceeded'),
    })
    expect(requests).toHaveLength(1)
  })

  test.each([
    ['AuthFailure.SecretIdNotFound', 'auth'],
    ['FailedOperation.NewKind', 'failed'],
    ['InternalError', 'failed'],
    ['InvalidParameterValue.NewKind', 'invalid-input'],
    ['LimitExceeded', 'quota'],
    ['MissingParameter', 'invalid-input'],
    ['OperationDenied.NewKind', 'rejected'],
    ['ResourceInsufficient', 'quota'],
    ['ResourceUnavailable.NewKind', 'quota'],
    ['UnsupportedRegion', 'unsupported'],
    ['NobodyKnows.This', 'failed'],
    ['constructor', 'failed'],
    ['', 'failed'],
  ])('%s, which its page does not list, is %s by its family', async (code, ours) => {
    script(refusal(code), good)
    await expect(generate()).rejects.toMatchObject({ code: ours, vendorCode: code, retryable: false })
    expect(requests).toHaveLength(1)
  })

  test('is read without a message and without a request id', async () => {
    script({ text: '{"Response":{"Error":{"Code":"FailedOperation.Unknown"}}}' })
    const error = await generate().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'failed' })
    expect(error).not.toHaveProperty('requestId', expect.anything())
  })
})

describe('an answer that is none of the vendor’s', () => {
  test.each([
    { what: 'no JSON', text: '<html>', status: 200 },
    { what: 'another envelope', text: '{"code":0}', status: 200 },
    { what: 'no image', text: '{"Response":{}}', status: 200 },
    { what: 'a gateway that is down', text: '<html>', status: 502 },
  ])('$what leaves open what happened', async ({ text, status }) => {
    script({ text, status }, good)
    await expect(generate()).rejects.toMatchObject({ code: 'submission-uncertain' })
    expect(requests).toHaveLength(1)
  })

  test('a gateway that finds the request too large refuses it', async () => {
    script({ text: '<html>', status: 413 })
    await expect(generate()).rejects.toMatchObject({ code: 'invalid-input', httpStatus: 413 })
  })
})

describe('a request', () => {
  test('is signed as it is sent', async () => {
    await generate()
    const { method = '', path, headers, body } = requests[0] as Seen
    const now = new Date(Number(headers['x-tc-timestamp']) * 1_000)
    const url = new URL(`http://${headers.host}${path}`)
    const signed = sign({ method, url, contentType: headers['content-type'] ?? '', body, now }, keys)
    expect(headers).toMatchObject(signed)
    expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(60_000)
  })

  test('names its region, and neither token nor language unless there is one', async () => {
    await generate()
    expect(requests[0]?.headers).toMatchObject({ 'x-tc-region': 'ap-singapore' })
    expect(requests[0]?.headers).not.toHaveProperty('x-tc-token')
    expect(requests[0]?.headers).not.toHaveProperty('x-tc-language')
  })

  test('carries the token of temporary credentials, and the language', async () => {
    await generate(vendor.open({ token: 'a-session-token', language: 'en-US' }))
    expect(requests[0]?.headers).toMatchObject({
      'x-tc-token': 'a-session-token',
      'x-tc-language': 'en-US',
    })
  })

  test('goes by new credentials when they have changed', async () => {
    const ids = ['AKIDfirst', 'AKIDsecond']
    const client = vendor.open({ secretId: () => ids.shift() ?? '' })
    await generate(client)
    await generate(client)
    expect(requests.map(({ headers }) => headers.authorization?.split('/')[0])).toEqual([
      'TC3-HMAC-SHA256 Credential=AKIDfirst',
      'TC3-HMAC-SHA256 Credential=AKIDsecond',
    ])
  })

  test('whose error repeats the credentials does not give them away', async () => {
    script(refusal('AuthFailure.SignatureFailure', 'bad the-secret-key of AKIDexample with a-session-token'))
    const error: Error = await generate(vendor.open({ token: 'a-session-token' })).catch((thrown) => thrown)
    expect(error.message).toContain('AuthFailure.SignatureFailure')
    expect(error.message).not.toMatch(/the-secret-key|AKIDexample|a-session-token/)
  })
})

describe('a clock that is wrong', () => {
  const hourMs = 3_600_000
  const vendorTime = () => new Date(Date.now() - hourMs)
  const headers = () => ({ date: vendorTime().toUTCString() })
  const expired = () => ({ ...refusal('AuthFailure.SignatureExpire'), headers: headers() })
  const isLate = ({ headers }: Seen) =>
    Math.abs(Number(headers['x-tc-timestamp']) * 1_000 - vendorTime().getTime()) > 300_000

  test('is corrected by the vendor’s, once, and stays so', async () => {
    vendor.answerBy((request) => (isLate(request) ? expired() : good))
    const client = vendor.open()
    await expect(generate(client)).resolves.toHaveProperty('assets')
    expect(requests.map(isLate)).toEqual([true, false])
    await expect(generate(client)).resolves.toHaveProperty('assets')
    expect(requests).toHaveLength(3)
  })

  test('that is refused again is an error', async () => {
    vendor.answerBy(expired)
    await expect(generate()).rejects.toMatchObject({
      code: 'auth',
      vendorCode: 'AuthFailure.SignatureExpire',
    })
    expect(requests).toHaveLength(2)
  })
})

test('three tasks are at work at a time', async () => {
  let atWork = 0
  let most = 0
  let threeAreThere = () => {}
  const three = new Promise<void>((resolve) => {
    threeAreThere = resolve
  })
  vendor.answerBy(async () => {
    most = Math.max(most, ++atWork)
    if (atWork === 3) threeAreThere()
    await three
    await new Promise((resolve) => setTimeout(resolve, 20))
    atWork--
    return good
  })
  const client = vendor.open()
  await Promise.all(Array.from({ length: 8 }, () => generate(client)))
  expect(most).toBe(3)
})
