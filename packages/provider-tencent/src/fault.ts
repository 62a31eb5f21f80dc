import { type Fault, type HttpAnswer, vendorId, z } from '@mediaplug/core/provider'

type Meaning = Pick<Fault, 'code' | 'repeat'>

const auth: Meaning = { code: 'auth' }
const failed: Meaning = { code: 'failed' }
const invalidInput: Meaning = { code: 'invalid-input' }
const notAccepted: Meaning = { code: 'rate-limit', repeat: 'until-accepted' }
const quota: Meaning = { code: 'quota' }
const rejected: Meaning = { code: 'rejected' }
const unsupported: Meaning = { code: 'unsupported' }

/**
 * The codes that the vendor documents for its actions, and the one that tells of a wrong clock.
 *
 * A request that ends in a `FailedOperation` may have been charged: none is repeated or called retryable.
 *
 * @see https://www.tencentcloud.com/document/product/1238/64637
 * @see https://cloud.tencent.com/api/error-center?product=aiart
 */
const codes = {
  'AuthFailure.SignatureExpire': { code: 'auth', repeat: 'with-vendor-time' },
  'AuthFailure.UnauthorizedOperation': auth,
  'FailedOperation.ConsoleServerError': failed,
  'FailedOperation.GenerateImageFailed': rejected,
  'FailedOperation.ImageDecodeFailed': invalidInput,
  'FailedOperation.ImageDownloadError': invalidInput,
  'FailedOperation.ImageResolutionExceed': invalidInput,
  'FailedOperation.ImageSizeExceed': invalidInput,
  'FailedOperation.InnerError': failed,
  'FailedOperation.JobNotExist': { code: 'expired' },
  'FailedOperation.ModerationFailed': rejected,
  'FailedOperation.RequestEntityTooLarge': invalidInput,
  'FailedOperation.RequestTimeout': failed,
  'FailedOperation.RpcFail': failed,
  'FailedOperation.ServerError': failed,
  'FailedOperation.Unknown': failed,
  'InvalidParameter.InvalidParameter': invalidInput,
  'InvalidParameterValue.ImageEmpty': invalidInput,
  'InvalidParameterValue.LogoParamErr': invalidInput,
  'InvalidParameterValue.ParameterValueError': invalidInput,
  'InvalidParameterValue.StyleConflict': invalidInput,
  'InvalidParameterValue.TextLengthExceed': invalidInput,
  'InvalidParameterValue.UrlIllegal': invalidInput,
  'OperationDenied.ImageIllegalDetected': rejected,
  'OperationDenied.TextIllegalDetected': rejected,
  RequestLimitExceeded: notAccepted,
  'RequestLimitExceeded.JobNumExceed': notAccepted,
  'ResourceUnavailable.Delivering': quota,
  'ResourceUnavailable.InArrears': quota,
  'ResourceUnavailable.LowBalance': quota,
  'ResourceUnavailable.NotExist': quota,
  'ResourceUnavailable.StopUsing': quota,
  'ResourcesSoldOut.ChargeStatusException': quota,
} satisfies Record<string, Meaning>

/**
 * The families of codes, by the part before the dot: they tell of the codes that are not documented for an action.
 *
 * @see https://www.tencentcloud.com/document/product/1238/64639
 */
const families = {
  ActionOffline: unsupported,
  AuthFailure: auth,
  InvalidAction: unsupported,
  InvalidParameter: invalidInput,
  InvalidParameterValue: invalidInput,
  InvalidRequest: invalidInput,
  IpInBlacklist: auth,
  IpNotInWhitelist: auth,
  LimitExceeded: quota,
  MissingParameter: invalidInput,
  NoSuchVersion: unsupported,
  OperationDenied: rejected,
  RequestLimitExceeded: notAccepted,
  RequestSizeLimitExceeded: invalidInput,
  ResourceInsufficient: quota,
  ResourceUnavailable: quota,
  ResourcesSoldOut: quota,
  UnauthorizedOperation: auth,
  UnknownParameter: invalidInput,
  UnsupportedOperation: unsupported,
  UnsupportedProtocol: unsupported,
  UnsupportedRegion: unsupported,
} satisfies Record<string, Meaning>

const meanings: ReadonlyMap<string, Meaning> = new Map(Object.entries({ ...families, ...codes }))

/** What a code means. One of a family that nobody knows is a failure that may have been charged. */
export function meaningOf(code: string): Meaning {
  const family = code.slice(0, `${code}.`.indexOf('.'))
  return meanings.get(code) ?? meanings.get(family) ?? failed
}

const errorAnswer = z.object({
  Response: z.object({
    Error: z.object({ Code: z.string(), Message: z.string().nullish().catch(undefined) }),
    RequestId: vendorId.optional().catch(undefined),
  }),
})

/** Reads the vendor's error, which comes with the HTTP status 200. */
export function fault({ body }: HttpAnswer): Fault | undefined {
  const { data: answer } = errorAnswer.safeParse(body)
  if (answer === undefined) return undefined
  const { Error: error, RequestId: requestId } = answer.Response
  return {
    ...meaningOf(error.Code),
    message: `Tencent Cloud answers ${error.Code} ${error.Message ?? ''}`.trimEnd(),
    vendorCode: error.Code,
    requestId,
  }
}
