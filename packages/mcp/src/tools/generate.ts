import { z } from '@mediaplug/core/provider'
import { againFields } from './again-fields.js'
import { generateMedia } from './generate-media.js'
import { resultSchema } from './result-schema.js'
import type { ToolPlace } from './tool-set.js'

/** Agents and hosts often give an object as JSON text. */
function fromText(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

const inputSchema = z.object({
  model: z
    .string()
    .describe(
      'A model, such as "tomoviee/text-to-video", or a capability, such as "text-to-video": then the first model that takes the request serves it',
    ),
  input: z
    .preprocess(fromText, z.record(z.string(), z.unknown()))
    .describe(
      'What the model takes, by its schema: see describe_model. A file is a path in the folders of this session, or an https: URL',
    ),
  ...againFields,
})

/** Declares the tool `generate`. */
export function declareGenerate(place: ToolPlace): void {
  place.server.registerTool(
    'generate',
    {
      title: 'Make media',
      description:
        'Makes an image, video, music, sound, speech or diagram, and saves its files. It costs the user money at the vendor. When it takes long, it gives { state: "running", handle }: call wait. The same request within an hour gives the same task and is not paid for again.',
      inputSchema,
      outputSchema: resultSchema,
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: true },
    },
    (request, context) => generateMedia({ ...place, context }, request),
  )
}
