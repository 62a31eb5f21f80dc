import { z } from '@mediaplug/core/provider'
import { answerData, answerThrown } from '../answer/answer.js'
import { kindsOf } from '../catalogue/kinds.js'
import { findTarget, type Target } from '../catalogue/target.js'
import type { ToolPlace } from './tool-set.js'

const inputSchema = z.object({
  model: z.string().describe('A model as list_models names it, or a capability'),
})

const outputSchema = z.looseObject({
  id: z.string(),
  inputSchema: z.looseObject({}).describe('JSON Schema of the input of generate'),
})

const fileNote =
  'A file is a path in the folders of this session, or an https: URL; x-mediaplug-file has its limits. Where a vendor takes URLs only, give the url of an earlier result.'

function dataOf({ id, schema, models }: Target): Readonly<Record<string, unknown>> {
  const [model] = models
  const isModel = model?.id === id
  const seconds = model?.usualSeconds
  const takes = kindsOf(schema)
  return {
    id,
    ...(isModel && {
      title: model.title,
      capability: model.capability,
      ...(model.description !== undefined && { description: model.description }),
      ...(model.documentation !== undefined && { documentation: model.documentation }),
      ...(model.experimental && { experimental: true }),
    }),
    ...(!isModel && { servedBy: models.map((one) => one.id) }),
    takes,
    ...(seconds !== undefined && { usualSeconds: Math.round(seconds) }),
    ...(takes.some((kind) => kind !== 'text') && { files: fileNote }),
    inputSchema: schema,
  }
}

/** Declares the tool `describe_model`. */
export function declareDescribeModel({ server, studio }: ToolPlace): void {
  server.registerTool(
    'describe_model',
    {
      title: 'Describe a model',
      description:
        'Tells what a model or capability takes, as JSON Schema with limits and defaults, what it is good for, and how long it usually takes. Call it before the first generate with a model. It costs nothing.',
      inputSchema,
      outputSchema,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    async ({ model }) => {
      try {
        return answerData(dataOf(await findTarget(studio.client, model, studio.problems)))
      } catch (error) {
        return answerThrown(error)
      }
    },
  )
}
