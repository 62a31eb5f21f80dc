import { createHash } from 'node:crypto'
import type { ModelDescription } from '@mediaplug/core'
import { z } from '@mediaplug/core/provider'
import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import { againFields } from './again-fields.js'
import { generateMedia } from './generate-media.js'
import type { ToolPlace } from './tool-set.js'

/** Hosts put the server's name before it, and take 64 letters in all. */
const longestName = 44

/** The name of a model's tool: letters, digits, `_` and `-`. */
function toolNameOf(id: string): string {
  const name = id.replaceAll(/[^\w-]+/g, '_')
  if (name.length <= longestName) return name
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 6)
  return `${name.slice(0, longestName - hash.length - 1)}_${hash}`
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const againSchemas = z.toJSONSchema(z.object(againFields), { io: 'input' }).properties ?? {}

/** What a model's tool takes: the model's fields, and how a request is made anew, unless the model has such fields. */
function inputSchemaOf({ jsonSchema }: ModelDescription): StandardSchemaWithJSON<unknown, Fields> {
  const properties = { ...againSchemas, ...jsonSchema.properties }
  const toJson = () => ({ ...jsonSchema, properties })
  return {
    '~standard': {
      version: 1,
      vendor: 'mediaplug',
      // The model's own check has the better words.
      validate: (value) => ({ value: isFields(value) ? value : {} }),
      jsonSchema: { input: toJson, output: toJson },
    },
  }
}

/** A call's fields: the model's own, and how the request is made. */
function requestOf({ id, jsonSchema }: ModelDescription, given: Fields) {
  const input = { ...given }
  const said: Record<string, unknown> = {}
  for (const name of Object.keys(againFields)) {
    if (jsonSchema.properties?.[name] !== undefined) continue
    said[name] = input[name]
    delete input[name]
  }
  return { ...z.object(againFields).parse(said), model: id, input }
}

function descriptionOf({ title, capability, description, usualSeconds }: ModelDescription): string {
  const time = usualSeconds === undefined ? '' : ` It usually takes ${Math.round(usualSeconds)} s.`
  return `${title}: ${capability}. ${description ?? ''}${time} It costs the user money. When it takes long, it gives a handle for wait.`
}

/** Declares one tool a model. */
export function declareModelTools(place: ToolPlace): void {
  for (const model of place.studio.client.models) {
    place.server.registerTool(
      toolNameOf(model.id),
      {
        title: model.title,
        description: descriptionOf(model),
        inputSchema: inputSchemaOf(model),
        annotations: {
          readOnlyHint: false,
          destructiveHint: false,
          idempotentHint: true,
          openWorldHint: true,
        },
      },
      (given, context) => generateMedia({ ...place, context }, requestOf(model, given)),
    )
  }
}
