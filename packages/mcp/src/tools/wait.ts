import type { TaskHandle } from '@mediaplug/core'
import { z } from '@mediaplug/core/provider'
import { answerTask } from './generate-media.js'
import { resultSchema } from './result-schema.js'
import type { ToolPlace } from './tool-set.js'

const handleSchema = z.object({
  v: z.literal(1),
  model: z.string(),
  ref: z.string(),
  submittedAt: z.string(),
})

/** The handle that the client and the command know a task by, be it as text. */
function clientHandle(given: unknown): TaskHandle | undefined {
  if (typeof given !== 'string') return handleSchema.safeParse(given).data
  if (!given.trimStart().startsWith('{')) return undefined
  try {
    return handleSchema.safeParse(JSON.parse(given)).data
  } catch {
    return undefined
  }
}

const inputSchema = z.object({
  handle: z
    .union([z.string(), handleSchema])
    .describe('The handle as generate gave it, or one of the command or the library, which is an object'),
})

/** Declares the tool `wait`. */
export function declareWait(place: ToolPlace): void {
  const { tasks } = place.studio
  place.server.registerTool(
    'wait',
    {
      title: 'Wait for media',
      description:
        'Waits for a task that generate began, in this session or an earlier one, and gives its files. It costs nothing. It too may give { state: "running" }: call it again.',
      inputSchema,
      outputSchema: resultSchema,
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: true },
    },
    ({ handle }, context) =>
      answerTask({ ...place, context }, (folders) => {
        const known = clientHandle(handle)
        return known ? tasks.resume(known, folders) : tasks.find(String(handle), folders)
      }),
  )
}
