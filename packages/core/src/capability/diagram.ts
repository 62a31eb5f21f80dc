import * as z from 'zod'
import { language, prompt } from './fields.js'
import { onDemand } from './on-demand.js'
import { outputOf } from './output.js'

/**
 * A diagram from words: pictures of it, and the source that a person can edit. As a target of the client: `'text-to-diagram'`.
 *
 * A model of it has `capability: textToDiagram`; its input takes at least the required fields.
 */
export const textToDiagram = onDemand(
  'text-to-diagram',
  () => z.strictObject({ prompt: prompt(), language: language() }),
  () =>
    outputOf('image', 'vector').extend({
      source: z.object({
        /** What the code is written in, such as `mermaid`. */
        language: z.string(),
        /** Empty where the vendor gave none. */
        code: z.string(),
      }),
    }),
)
