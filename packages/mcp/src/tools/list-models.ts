import type { ModelDescription } from '@mediaplug/core'
import { z } from '@mediaplug/core/provider'
import { answerData } from '../answer/answer.js'
import { findModels } from '../catalogue/find-models.js'
import { kindsOf } from '../catalogue/kinds.js'
import type { ToolPlace } from './tool-set.js'

const inputSchema = z.object({
  query: z
    .string()
    .optional()
    .describe('Words of what is wanted, such as "video from photo" or a model\'s name'),
  capability: z
    .string()
    .optional()
    .describe('Such as "text-to-image"; the answer lists those that there are'),
  takes: z
    .array(z.enum(['text', 'image', 'video', 'audio', 'file']))
    .optional()
    .describe('What the model must take'),
  provider: z.string().optional().describe('The first part of the models\' ids, such as "tomoviee"'),
})

const outputSchema = z.looseObject({
  models: z.array(z.looseObject({ id: z.string(), title: z.string(), capability: z.string() })),
  capabilities: z.array(z.string()).describe('All that this server can make'),
})

const summaryOf = ({
  id,
  title,
  capability,
  description,
  usualSeconds,
  experimental,
  jsonSchema,
}: ModelDescription) => ({
  id,
  title,
  capability,
  takes: kindsOf(jsonSchema),
  ...(description !== undefined && { description }),
  ...(usualSeconds !== undefined && { usualSeconds: Math.round(usualSeconds) }),
  ...(experimental && { experimental }),
})

/** What an agent is told where there is nothing to choose from. */
const noModels =
  'No provider is installed. Tell the user to add one to the configuration of this server, such as @mediaplug/provider-tomoviee.'

/** Declares the tool `list_models`. */
export function declareListModels({ server, studio }: ToolPlace): void {
  const { client, problems } = studio
  server.registerTool(
    'list_models',
    {
      title: 'List models',
      description:
        'Lists the models that can make images, videos, music, sounds, speech and diagrams, by words, capability and kind of input. It costs nothing.',
      inputSchema,
      outputSchema,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    (filter) => {
      const found = findModels(client.models, filter)
      const left = problems.map(
        ({ name, reason }) => `${name}: ${reason instanceof Error ? reason.message : String(reason)}`,
      )
      return answerData({
        models: found.map(summaryOf),
        capabilities: [...new Set(client.models.map(({ capability }) => capability))],
        ...(client.models.length === 0 && { note: noModels }),
        ...(left.length > 0 && { leftOut: left }),
      })
    },
  )
}
