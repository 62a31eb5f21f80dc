import { z } from '@mediaplug/core/provider'
import { objectName } from '../object/name.js'
import type { NewObject } from '../object/new-object.js'
import { bucketName } from '../settings.js'

/** Where the result goes: an object of its own for each task, unless you name one. */
export type Destination = NewObject & {
  /** Default: that of the settings. */
  readonly bucket?: string | undefined
}

/** A field that says where the result goes. */
export const destination: z.ZodType<Destination, Destination> = z.union([
  z.strictObject({
    bucket: bucketName.optional(),
    object: z.undefined().optional(),
    overwrite: z.literal(false).optional(),
  }),
  z.strictObject({ bucket: bucketName.optional(), object: objectName, overwrite: z.boolean().optional() }),
])
