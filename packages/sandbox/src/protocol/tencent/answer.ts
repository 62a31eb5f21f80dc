import { randomUUID } from 'node:crypto'
import { type Answer, jsonAnswer } from '../../http/answer.js'

/**
 * The codes that the vendor documents, those of the actions first, then the common ones that the sandbox has a use
 * for, each with what the sandbox says when there is nothing more to say.
 */
const messages: Readonly<Record<string, string>> = {
  'AuthFailure.UnauthorizedOperation': 'The account may not perform this operation.',
  'FailedOperation.ConsoleServerError': 'The console service does not work.',
  'FailedOperation.GenerateImageFailed': 'The generated image did not pass the review.',
  'FailedOperation.ImageDecodeFailed': 'The image cannot be decoded.',
  'FailedOperation.ImageDownloadError': 'The image cannot be downloaded.',
  'FailedOperation.ImageResolutionExceed': 'The image has too many pixels.',
  'FailedOperation.ImageSizeExceed': 'The image is too large.',
  'FailedOperation.InnerError': 'An error inside the service.',
  'FailedOperation.JobNotExist': 'The job does not exist.',
  'FailedOperation.RequestEntityTooLarge': 'The request body is too large.',
  'FailedOperation.RequestTimeout': 'The backend took too long.',
  'FailedOperation.RpcFail': 'The algorithm service did not answer.',
  'FailedOperation.ServerError': 'An error of the service.',
  'FailedOperation.Unknown': 'An unknown error.',
  'InvalidParameter.InvalidParameter': 'A parameter is invalid.',
  'InvalidParameterValue.ImageEmpty': 'There is no image.',
  'InvalidParameterValue.LogoParamErr': 'A logo of the caller is not supported.',
  'InvalidParameterValue.ParameterValueError': 'A parameter has a wrong value.',
  'InvalidParameterValue.StyleConflict': 'A style from 100 to 199 goes with no other style.',
  'InvalidParameterValue.TextLengthExceed': 'A text is too long.',
  'InvalidParameterValue.UrlIllegal': 'The URL has a wrong form.',
  'OperationDenied.ImageIllegalDetected': 'The image did not pass the review.',
  'OperationDenied.TextIllegalDetected': 'The text did not pass the review.',
  RequestLimitExceeded: 'There are too many requests.',
  'RequestLimitExceeded.JobNumExceed': 'Too many tasks are under way.',
  'ResourceUnavailable.Delivering': 'The resource is still being delivered.',
  'ResourceUnavailable.InArrears': 'The account is in arrears.',
  'ResourceUnavailable.LowBalance': 'The balance is too low.',
  'ResourceUnavailable.NotExist': 'The service is not activated.',
  'ResourceUnavailable.StopUsing': 'The service of the account was stopped.',
  'ResourcesSoldOut.ChargeStatusException': 'The billing status is abnormal.',

  'AuthFailure.InvalidAuthorization': 'The Authorization header has a wrong form.',
  'AuthFailure.SecretIdNotFound': 'The secret id does not exist.',
  'AuthFailure.SignatureExpire': 'The timestamp is more than five minutes from the time of the server.',
  'AuthFailure.SignatureFailure': 'The signature does not fit the request.',
  'AuthFailure.TokenFailure': 'The token does not belong to the secret id.',
  InvalidAction: 'The action does not exist.',
  InvalidParameter: 'A common parameter is invalid.',
  MissingParameter: 'A common parameter is missing.',
  NoSuchVersion: 'The version does not exist.',
  UnknownParameter: 'A parameter is not known.',
  UnsupportedRegion: 'The region is not supported.',
}

/** A result, as Tencent wraps it. */
export function success(fields: object): Answer {
  return jsonAnswer(200, { Response: { ...fields, RequestId: randomUUID() } })
}

/** An error, as Tencent puts it: HTTP 200 with a code. */
export function refusal(code: string, message: string = messages[code] ?? 'An error.'): Answer {
  return jsonAnswer(200, { Response: { Error: { Code: code, Message: message }, RequestId: randomUUID() } })
}
