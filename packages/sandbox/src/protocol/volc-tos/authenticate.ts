import type { Answer } from '../../http/answer.js'
import type { Clock } from '../../server/clock.js'
import type { ReceivedRequest } from '../../server/route.js'
import { ownsBucket, type VolcTosCredentials } from './account.js'
import { type Address, addressOf } from './address.js'
import { type Problem, storageError } from './answer.js'
import { type Bucket, createBucket } from './object/bucket.js'
import { verifyHeaders } from './signature/header.js'
import { verifyQuery } from './signature/query.js'

/** A request whose signature fits, with the bucket and the object that it is about. */
export interface Admitted {
  readonly request: ReceivedRequest
  readonly bucket: Bucket
  /** Any bucket of the caller's by its name; `undefined` when it has none of that name. */
  readonly bucketOf: (name: string) => Bucket | undefined
  /** The name of the object, or an empty string for the bucket itself. */
  readonly key: string
}

/** Lets a request through to a handler, or answers why it is not let through. */
export type Gate = (
  request: ReceivedRequest,
  handle: (admitted: Admitted) => Answer | Promise<Answer>,
) => Answer | Promise<Answer>

/** Makes the gate of one sandbox, with the buckets of each account. */
export function createGate(accounts: readonly VolcTosCredentials[], clock: Clock): Gate {
  const buckets = new Map<string, Bucket>()
  const isBucket = (name: string) => accounts.some((account) => ownsBucket(account, name))

  function open(name: string): Bucket {
    const found = buckets.get(name) ?? createBucket()
    buckets.set(name, found)
    return found
  }

  return (request, handle) => {
    const address = addressOf(request, isBucket)
    if (address === undefined)
      return storageError({ code: 'InvalidArgument', message: 'The path is malformed.' })
    if (request.body.kind === 'too-large') return storageError({ code: 'EntityTooLarge' })
    const account = verify(request, address, accounts, clock())
    if ('code' in account) return storageError(account, address.path)
    const { bucket = account.bucket, key } = address
    if (!isBucket(bucket)) return storageError({ code: 'NoSuchBucket' }, bucket)
    if (!ownsBucket(account, bucket)) return storageError({ code: 'AccessDenied' }, bucket)
    const bucketOf = (name: string) => (ownsBucket(account, name) ? open(name) : undefined)
    return handle({ request, bucket: open(bucket), bucketOf, key })
  }
}

function verify(
  request: ReceivedRequest,
  address: Address,
  accounts: readonly VolcTosCredentials[],
  now: Date,
): VolcTosCredentials | Problem {
  const verifier = request.url.searchParams.has('X-Tos-Signature') ? verifyQuery : verifyHeaders
  return verifier(request, address, accounts, now)
}
