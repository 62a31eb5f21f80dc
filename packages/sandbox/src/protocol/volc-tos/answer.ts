import { randomBytes } from 'node:crypto'
import { type Answer, jsonAnswer } from '../../http/answer.js'

/** What an error of the storage is answered with. */
interface StorageError {
  readonly status: number
  readonly message: string
  /** The vendor's own number of the error, where it is known. */
  readonly ec?: string
}

/** The codes of the storage that the sandbox has a use for. A code that is not here has HTTP 400. */
const storageErrors: Readonly<Record<string, StorageError>> = {
  AccessDenied: { status: 403, message: 'Access is denied.' },
  AuthorizationHeaderMalformed: { status: 400, message: 'The Authorization header has a wrong form.' },
  AuthorizationQueryParametersError: { status: 400, message: 'The signature in the query has a wrong form.' },
  ContentSHA256Mismatch: { status: 400, message: 'x-tos-content-sha256 is not the hash of the body.' },
  DuplicateObject: { status: 409, message: 'An object of that name exists, and must not be overwritten.' },
  EntityTooLarge: { status: 400, message: 'The body is too large.' },
  ExceedQPSLimit: { status: 429, message: 'There are too many requests.' },
  InternalError: { status: 500, message: 'An error inside the service.' },
  InvalidAccessKeyId: { status: 403, message: 'The access key does not exist.' },
  InvalidArgument: { status: 400, message: 'An argument is invalid.' },
  InvalidSecurityToken: { status: 403, message: 'The security token is invalid.', ec: '0002-00000019' },
  MalformedBody: { status: 400, message: 'The body is not JSON.' },
  NoSuchBucket: { status: 404, message: 'The bucket does not exist.' },
  NoSuchKey: { status: 404, message: 'The object does not exist.' },
  'Requested Range Not Satisfiable': { status: 416, message: 'The range lies outside the object.' },
  RequestTimeTooSkewed: {
    status: 403,
    message: 'The time of the request is more than fifteen minutes from the time of the server.',
  },
  SignatureDoesNotMatch: { status: 403, message: 'The signature does not fit the request.' },
  UnImplemented: { status: 501, message: 'The sandbox does not have this operation.' },
}

/** The codes of the model that the vendor documents, by what they say of the request. */
const modelErrors: Readonly<Record<string, readonly number[]>> = {
  'The content did not pass the review.': [50411, 50412, 50413, 50512, 50518, 50520, 50521, 50522],
  'Too many requests, or too many at once.': [50429, 50430],
  'An error inside the model.': [50500, 50501, 50511, 50516, 50517, 50519],
}

/** A code of the storage, with what is to be said beside it. */
export interface Problem {
  readonly code: string
  readonly message?: string
}

/** The headers by which the vendor finds a request again. */
export function identity(): Readonly<Record<'x-tos-request-id' | 'x-tos-id-2', string>> {
  const id = `${randomBytes(8).toString('hex')}-${randomBytes(4).toString('hex')}`
  return { 'x-tos-request-id': id, 'x-tos-id-2': id }
}

/** An error of the storage. */
export function storageError({ code, message }: Problem, resource?: string): Answer {
  const { status, ...known } = storageErrors[code] ?? { status: 400, message: 'An error.' }
  const ids = identity()
  const ec = known.ec === undefined ? {} : { EC: known.ec }
  const answer = jsonAnswer(status, {
    Code: code,
    Message: message ?? known.message,
    RequestId: ids['x-tos-request-id'],
    HostId: ids['x-tos-id-2'],
    ...(resource === undefined ? {} : { Resource: resource }),
    ...ec,
  })
  const ecHeader = known.ec === undefined ? {} : { 'x-tos-ec': known.ec }
  return { ...answer, headers: { ...answer.headers, ...ids, ...ecHeader } }
}

/** What the model says, as TOS wraps it. */
export function modelAnswer(code: number, message: string, data: object | null, seconds: number): Answer {
  const answer = jsonAnswer(200, {
    resp_json: {
      code,
      data,
      message,
      request_id: randomBytes(17).toString('hex').toUpperCase(),
      status: code,
      time_elapsed: `${seconds}s`,
    },
  })
  return { ...answer, headers: { ...answer.headers, ...identity() } }
}

/** An error, as TOS puts it: a word for one of the storage, a number for one of the model. */
export function refusal(code: number | string, message?: string): Answer {
  if (typeof code === 'string') return storageError(message === undefined ? { code } : { code, message })
  const known = Object.entries(modelErrors).find(([, codes]) => codes.includes(code))
  return modelAnswer(code, message ?? known?.[0] ?? 'An error.', null, 0)
}
