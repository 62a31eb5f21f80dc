import { MediaplugError } from '@mediaplug/core'

/** What storage says by the name of an error, in words for a person. */
const words: Readonly<Record<string, string>> = {
  AccessDenied: 'access is denied; look at the permissions of the key and of the bucket',
  Forbidden: 'access is denied; look at the permissions of the key and of the bucket',
  CredentialsProviderError:
    'there are no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give a client that has some',
  ExpiredToken: 'the credentials have expired',
  InvalidAccessKeyId: 'the access key is not known',
  InsufficientStorage: 'the storage is full',
  NoSuchBucket: 'there is no such bucket',
  NoSuchKey: 'there is no such file',
  NotFound: 'there is no such file, or no such bucket',
  PreconditionFailed: 'something is there already',
  QuotaExceeded: 'the storage is full',
  RequestTimeTooSkewed: "this machine's clock is wrong",
  SignatureDoesNotMatch: 'the secret key is wrong',
  SlowDown: 'it asks to send less',
  XMinioStorageFull: 'the storage is full',
}

/** What may be over later, though its HTTP status is no fault of the server. */
const passing = new Set([
  'ExpiredToken',
  'InsufficientStorage',
  'QuotaExceeded',
  'SlowDown',
  'XMinioStorageFull',
])

/** What of an error of the client is looked at. */
interface Told {
  readonly name: string
  readonly message: string
  /** Absent where no answer came. */
  readonly status: number | undefined
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

function told(thrown: unknown): Told {
  const status = field(field(thrown, '$metadata'), 'httpStatusCode')
  const code = field(thrown, 'code')
  const message = field(thrown, 'message')
  const text = typeof message === 'string' && message !== '' ? message : String(code ?? thrown)
  return {
    name: String(field(thrown, 'name')),
    message: text.replace(/[.\s]+$/, ''),
    status: typeof status === 'number' ? status : undefined,
  }
}

/** Whether storage says that there is no such file. */
export const saysMissing = (thrown: unknown): boolean => {
  const { name, status } = told(thrown)
  return name === 'NoSuchKey' || (status === 404 && name !== 'NoSuchBucket')
}

/** Whether storage says that something is there already. */
export const saysTaken = (thrown: unknown): boolean => told(thrown).status === 412

/**
 * What a bucket did to a file, as an error whose message a person understands.
 *
 * @param act - Such as `could not be kept in`.
 */
export function failure(thrown: unknown, key: string, act: string, bucket: string): MediaplugError {
  const { name, message, status } = told(thrown)
  const known = Object.hasOwn(words, name) ? words[name] : undefined
  const isUnreachable = status === undefined && name !== 'CredentialsProviderError'
  const why = known ?? (isUnreachable ? `the storage cannot be reached: ${message}` : message)
  const sign = known === undefined && status !== undefined ? `${name}, HTTP ${status}` : name
  const code = saysMissing(thrown) ? 'expired' : 'download'
  const retryable = isUnreachable || (status ?? 0) >= 500 || status === 429 || passing.has(name)
  return new MediaplugError(code, `the file '${key}' ${act} the bucket '${bucket}': ${why} (${sign}).`, {
    phase: 'download',
    retryable,
    httpStatus: status,
    cause: thrown,
  })
}

/** The error of a key under which a file is kept that may not be replaced. */
export const takenError = (key: string, bucket: string): MediaplugError =>
  new MediaplugError(
    'invalid-input',
    `the file '${key}' is in the bucket '${bucket}' already: name another, or give overwrite: true.`,
    { phase: 'download', retryable: false },
  )
