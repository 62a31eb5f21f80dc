import { randomUUID } from 'node:crypto'
import { validate, z } from '@mediaplug/core/provider'
import { objectName } from '../object/name.js'
import { defaultPrefix, type NewObject } from '../object/new-object.js'
import { type BucketOptions, providerOf, storageFields } from './options.js'
import { put } from './put.js'

/** What {@link putObject} takes. */
export type PutObjectOptions = BucketOptions &
  NewObject & {
    /** The bytes, sent whole; the vendor takes at most 5 GiB. */
    readonly body: Uint8Array
    /** Media type. Default: `application/octet-stream`. */
    readonly contentType?: string | undefined
    /** Stops the put, and its repetitions. */
    readonly signal?: AbortSignal | undefined
  }

/** An object in a bucket. */
export interface StoredObject {
  /** The bucket that it lies in. */
  readonly bucket: string
  /** Its name. */
  readonly object: string
  /** The vendor's tag of the content, where it tells. */
  readonly etag?: string | undefined
  /** The vendor's id of the request, for its support. */
  readonly requestId?: string | undefined
}

const putOptions = z
  .strictObject({
    ...storageFields,
    object: objectName.optional(),
    overwrite: z.boolean().default(false),
    body: z.instanceof(Uint8Array),
    contentType: z.string().min(1).default('application/octet-stream'),
    signal: z.instanceof(AbortSignal).optional(),
  })
  .refine(({ object, overwrite }) => object !== undefined || !overwrite, {
    path: ['overwrite'],
    error: 'must not be true without the name of an object',
  })

/**
 * Puts an object into a bucket.
 *
 * An object that is there already is not replaced, unless you name it and say `overwrite`. When the connection
 * breaks or the vendor is in trouble, the put is repeated: five attempts at most, with growing pauses. A clock that
 * is wrong is corrected by the vendor's.
 *
 * @throws MediaplugError `invalid-input` for options that are not allowed and for an object that is there already,
 *   `auth`, `network`, `rate-limit`, `vendor`, `timeout`, `aborted`; all of the phase `input`.
 * @see https://www.volcengine.com/docs/6349/74860
 * @example An image from bytes
 * ```ts
 * const { object } = await putObject({ bucket: 'my-pictures', body: bytes, contentType: 'image/png' })
 * ```
 */
export async function putObject(options: PutObjectOptions): Promise<StoredObject> {
  const { object: name, overwrite, bucket, ...rest } = validate(putOptions, options, 'putObject()')
  const object = name ?? defaultPrefix + randomUUID()
  const keepsExisting = name !== undefined && !overwrite
  const { headers } = await put(providerOf(options), { ...rest, object, keepsExisting })
  return { bucket, object, etag: headers.etag, requestId: headers['x-tos-request-id'] }
}
