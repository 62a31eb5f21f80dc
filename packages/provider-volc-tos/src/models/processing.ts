import { z } from '@mediaplug/core/provider'

const text = z.string().regex(/\S/, 'must not be blank')
const absent = z.undefined().optional()

/** How object storage processes an image: a style that was created for the bucket, or actions one by one. */
export type Processing =
  | {
      /** The name of a style of the bucket. */
      readonly style: string
      readonly actions?: undefined
    }
  | {
      /** One or more, such as `image/resize,w_640/flip,v`. */
      readonly actions: string
      readonly style?: undefined
    }

/** A field for image processing. */
export const processing: z.ZodType<Processing, Processing> = z.union([
  z.strictObject({ style: text, actions: absent }),
  z.strictObject({ actions: text, style: absent }),
])

/** Image processing in the vendor's fields. */
export function processingFields({ style, actions }: Processing) {
  return { ProcessStyle: style, ProcessActions: actions }
}
