import { z } from '@mediaplug/core/provider'
import { objectName } from '../object/name.js'
import type { NewObject } from '../object/new-object.js'
import { bucketName } from '../settings.js'

/** Where the result goes: an object of its own for each task, unless you name one. */
export type Destination = NewObject & {
  /** Default: that of the settings. */
  readonly bucket?: string | undefined
}

const bucket = bucketName.optional().describe('The bucket. Default: that of the settings')
const replaces = 'Whether an object of this name may be replaced; needs `object`. Default: false'

/** A field that says where the result goes. */
export const destination: z.ZodType<Destination, Destination> = z.union([
  z.strictObject({
    bucket,
    object: z.undefined().optional(),
    overwrite: z.literal(false).optional().describe(replaces),
  }),
  z.strictObject({
    bucket,
    object: objectName,
    overwrite: z.boolean().optional().describe(replaces),
  }),
])
