import { describe, expect, test } from 'vitest'
import { good, openScriptedVendor, refusal, requestId } from '../test/scripted-vendor.js'

const vendor = await openScriptedVendor()
const { requests, script } = vendor
const generate = (client = vendor.open()) =>
  client.generate('tencent/image-to-image', { image: 'https://media.example/cat.png' })

describe('a code of the vendor', () => {
  test.each([
    ['AuthFailure.UnauthorizedOperation', 'auth'],
    ['FailedOperation.ConsoleServerError', 'failed'],
    ['FailedOperation.GenerateImageFailed', 'rejected'],
    ['FailedOperation.ImageDecodeFailed', 'invalid-input'],
    ['FailedOperation.ImageDownloadError', 'invalid-input'],
    ['FailedOperation.ImageResolutionExceed', 'invalid-input'],
    ['FailedOperation.ImageSizeExceed', 'invalid-input'],
    ['FailedOperation.InnerError', 'failed'],
    ['FailedOperation.JobNotExist', 'expired'],
    ['FailedOperation.ModerationFailed', 'rejected'],
    ['FailedOperation.RequestEntityTooLarge', 'invalid-input'],
    ['FailedOperation.RequestTimeout', 'failed'],
    ['FailedOperation.RpcFail', 'failed'],
    ['FailedOperation.ServerError', 'failed'],
    ['FailedOperation.Unknown', 'failed'],
    ['InvalidParameter.InvalidParameter', 'invalid-input'],
    ['InvalidParameterValue.ImageEmpty', 'invalid-input'],
    ['InvalidParameterValue.LogoParamErr', 'invalid-input'],
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
