import { z } from '@mediaplug/core/provider'

/** How an agent says that a request is to be made anew. */
export const againFields = {
  key: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe(
      'A name for this very request, such as "hero-2", to get a further result for the same input: another key makes another one, and the same key never pays twice',
    ),
  again: z
    .boolean()
    .optional()
    .describe(
      'true makes and pays for a new one even though the same request was made before; only if the user wants that',
    ),
}
