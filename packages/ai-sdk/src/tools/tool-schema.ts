import type { JsonSchema } from '@mediaplug/core'
import type { ToolSchema } from '../interface/tool.js'
import { fieldsOf, formsOf, type KnownModel } from '../model/known-model.js'
import { localFiles } from './local-files.js'

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null

/** What a language model is told of a file: not its path, which is none of its matters. */
function describeFile(field: JsonSchema): JsonSchema {
  const { mediaTypes, maxBytes } = field['x-mediaplug-file'] ?? {}
  const limits = [
    ...(mediaTypes ? [mediaTypes.join(' or ')] : []),
    ...(maxBytes === undefined ? [] : [`at most ${Math.floor(maxBytes / 1e6)} MB`]),
  ]
  const description = ['A file, as an https:, http: or data: URL', ...limits].join(', ')
  return { type: 'string', description }
}

/** A JSON Schema without keywords of our own: some makers of language models refuse those that they do not know. */
function plain(schema: JsonSchema): JsonSchema {
  if (schema['x-mediaplug-file'] !== undefined) return describeFile(schema)
  const { $schema, ...keywords } = schema
  return Object.fromEntries(
    Object.entries(keywords).map(([keyword, value]) => [keyword, plainValue(keyword, value)]),
  )
}

/** What a keyword has: schemas by name, schemas in a list or a schema are made plain, and values stay. */
function plainValue(keyword: string, value: unknown): unknown {
  if (['default', 'const', 'enum', 'required'].includes(keyword)) return value
  if (Array.isArray(value)) return value.map((item: unknown) => (isSchema(item) ? plain(item) : item))
  if (!isSchema(value)) return value
  if (keyword !== 'properties' && keyword !== '$defs') return plain(value)
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, isSchema(field) ? plain(field) : field]),
  )
}

/** What a model takes, as one object: makers of language models take no other form at the root. */
function rootOf(schema: JsonSchema): Record<string, unknown> {
  const forms = formsOf(schema)
  const required = (forms[0]?.required ?? []).filter((name) =>
    forms.every((form) => form.required?.includes(name)),
  )
  const { $defs } = schema
  const properties = Object.fromEntries(fieldsOf(schema))
  return {
    ...plain({ type: 'object', properties, required, ...($defs && { $defs }) }),
    additionalProperties: false,
  }
}

/** What a tool of a model takes. */
export function toolSchema({ description }: KnownModel): ToolSchema<object> {
  // The AI SDK writes into what it is given.
  const jsonSchema = (): Record<string, unknown> => structuredClone(rootOf(description.jsonSchema))
  return {
    '~standard': {
      version: 1,
      vendor: 'mediaplug',
      async validate(value) {
        const local = localFiles(value)
        if (local.length > 0) return { issues: local }
        const checked = await description.input['~standard'].validate(value)
        if (checked.issues) return { issues: checked.issues.map(issueOf) }
        // What the schema makes of it is the client's matter.
        return { value: Object(value) }
      },
      jsonSchema: { input: jsonSchema, output: jsonSchema },
    },
  }
}

interface StandardIssue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

const issueOf = ({ message, path = [] }: StandardIssue) => ({
  message,
  path: path.map((step) => (typeof step === 'object' ? step.key : step)),
})
