import { type FileInput, file, type PendingFile, z } from '@mediaplug/core/provider'
import { objectName } from '../object/name.js'

/** An image that lies in the bucket that is asked. */
export interface BucketObject {
  /** Its name. */
  readonly object: string
  readonly bytes?: undefined
  readonly kind?: undefined
  readonly path?: undefined
  readonly url?: undefined
}

const absent = z.undefined().optional()

const bucketObject: z.ZodType<BucketObject, BucketObject> = z.strictObject({
  object: objectName,
  bytes: absent,
  kind: absent,
  path: absent,
  url: absent,
})

/** A field for an image: a file, or an object in the bucket. */
export const source: z.ZodType<PendingFile<'url'> | BucketObject, FileInput | BucketObject> = z.union([
  file({ as: 'url' }),
  bucketObject,
])
