import { z } from '@mediaplug/core/provider'

/** What the tools that make something answer. */
export const resultSchema = z.looseObject({
  state: z
    .enum(['succeeded', 'running', 'failed', 'refused', 'uncertain', 'interrupted'])
    .describe(
      'running: call wait with the handle. refused: nothing was sent or accepted. uncertain: it may have been paid for, never send it again. interrupted: paid for, and something else went wrong: call wait.',
    ),
  handle: z.string().optional().describe('Names the task for the tool wait'),
  model: z.string().optional().describe('The model that made it'),
  files: z
    .array(
      z.looseObject({
        path: z.string(),
        uri: z.string(),
        mediaType: z.string(),
        size: z.number(),
        url: z.string().optional().describe('Where the vendor keeps it, for models that take URLs only'),
      }),
    )
    .optional(),
  repeated: z
    .boolean()
    .optional()
    .describe('Whether the same request had been made before: nothing was paid for now'),
  error: z.looseObject({ code: z.string(), message: z.string(), advice: z.string() }).optional(),
})
