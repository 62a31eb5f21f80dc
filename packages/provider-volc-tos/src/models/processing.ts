import { z } from '@mediaplug/core/provider'

const text = z.string().regex(/\S/, 'must not be blank')
/** The way that is not taken. An empty text is none: the vendor's example has one beside the actions. */
const besides = (taken: string) =>
  z
    .custom<''>((given) => given === '', `must not be given beside ${taken}`)
    .meta({ type: 'string', const: '' })
    .optional()
    .transform(() => undefined)

/** How object storage processes an image: a style that was created for the bucket, or actions one by one. */
export type Processing =
  | {
      /** The name of a style of the bucket. */
      readonly style: string
      /** None. */
      readonly actions?: '' | undefined
    }
  | {
      /** One or more, such as `image/resize,w_640/flip,v`. */
      readonly actions: string
      /** None. */
      readonly style?: '' | undefined
    }

/** The same once it is checked. */
export interface CheckedProcessing {
  /** The name of a style of the bucket. */
  readonly style?: string | undefined
  /** One or more actions. */
  readonly actions?: string | undefined
}

/** A field for image processing. */
export const processing: z.ZodType<CheckedProcessing, Processing> = z.union([
  z.strictObject({ style: text.describe('The name of a style of the bucket'), actions: besides('style') }),
  z.strictObject({
    actions: text.describe('One action or more, such as image/resize,w_640/flip,v'),
    style: besides('actions'),
  }),
])

/** Image processing in the vendor's fields. */
export function processingFields({ style, actions }: CheckedProcessing) {
  return { ProcessStyle: style, ProcessActions: actions }
}
