import type { Handler, ReceivedRequest } from '../../server/route.js'
import type { VolcTosCredentials } from './account.js'
import { addressOf } from './address.js'
import { storageError } from './answer.js'
import type { VolcTosContext } from './context.js'
import type { Bucket } from './object/bucket.js'
import { verifyHeaders } from './signature/header.js'
import { verifyQuery } from './signature/query.js'

/** A request that an account has signed, with the bucket and the object that it is about. */
export interface AuthenticatedRequest {
  readonly account: VolcTosCredentials
  readonly received: ReceivedRequest
  readonly bucket: Bucket
  /** The name of the object, or an empty string for the bucket itself. */
  readonly key: string
}

/** Lets a request through to a handler when its signature is right and the bucket is the signer's. */
export function authenticated(
  { accounts, clock, buckets }: VolcTosContext,
  handle: Handler<AuthenticatedRequest>,
): Handler {
  return (received) => {
    const address = addressOf(received, buckets.has)
    if (address === undefined) {
      return storageError({ code: 'InvalidArgument', message: 'The path is malformed.' })
    }
    if (received.body.kind === 'too-large') return storageError({ code: 'EntityTooLarge' })
    const verify = received.url.searchParams.has('X-Tos-Signature') ? verifyQuery : verifyHeaders
    const account = verify(received, address, accounts, clock())
    if ('code' in account) return storageError(account, address.path)
    const { bucket: name = account.bucket, key } = address
    if (!buckets.has(name)) return storageError({ code: 'NoSuchBucket' }, name)
    const bucket = buckets.find(account, name)
    if (bucket === undefined) return storageError({ code: 'AccessDenied' }, name)
    return handle({ account, received, bucket, key })
  }
}
