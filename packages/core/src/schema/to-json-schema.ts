import * as z from 'zod'
import { checksOf } from './checks.js'
import { fileLimitsOf } from './file-limits.js'
import type { JsonSchema } from './json-schema.js'
import { namedRules } from './named-rules.js'
import { isPortable } from './portable-pattern.js'
import { standIn } from './stand-in.js'

type Keywords = z.core.JSONSchema.BaseSchema

/** Whether a field can only be left out. */
function isAbsent(schema: z.core.$ZodType): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod
  return 'innerType' in def ? isAbsent(def.innerType) : def.type === 'undefined'
}

/** Makes a file a string, with what is known of it under a key of our own. */
function writeFile(schema: z.core.$ZodType, json: Keywords): boolean {
  const limits = fileLimitsOf(schema)
  if (!limits) return false
  const { description = 'A file, as a URL (https:, http: or data:) or a path' } = json
  for (const key of Object.keys(json)) delete json[key]
  Object.assign(json, { type: 'string', description, 'x-mediaplug-file': limits })
  const [mediaType, ...others] = limits.mediaTypes ?? []
  if (mediaType !== undefined && others.length === 0) json.contentMediaType = mediaType
  return true
}

/** Leaves out the patterns that JSON Schema would read otherwise: they are among the named rules. */
function writePatterns(schema: z.core.$ZodType, json: Keywords): void {
  const patterns = checksOf(schema).flatMap(({ pattern }) => pattern ?? [])
  const portable = patterns.filter(isPortable)
  if (portable.length === patterns.length) return
  delete json.pattern
  delete json.allOf
  if (portable.length > 0) json.allOf = portable.map(({ source }) => ({ pattern: source }))
}

/** A text that is tidied first, trimmed say, may be given in a form that the keywords of its checks do not fit. */
function writeTidied(schema: z.core.$ZodType, json: Keywords): void {
  if (!checksOf(schema).some(({ check }) => check === 'overwrite')) return
  const { minLength, maxLength, pattern, allOf = pattern === undefined ? [] : [{ pattern }] } = json
  const rules = [
    ...(minLength === undefined ? [] : [`at least ${minLength} characters`]),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters`]),
    ...allOf.flatMap((part) => (part.pattern === undefined ? [] : [`the pattern ${part.pattern}`])),
  ]
  for (const keyword of ['minLength', 'maxLength', 'pattern', 'allOf', 'format']) delete json[keyword]
  if (rules.length === 0) return
  const rule = `Tidied, it must have ${rules.join(', ')}`
  json.description = [json.description?.replace(/\.$/, ''), rule].filter(Boolean).join('. ')
}

const isNumberWithoutJson = (value: unknown): boolean => typeof value === 'number' && !Number.isFinite(value)

/** Leaves out what JSON has no word for, such as Infinity: it would become `null`. */
function writeNumbers(json: Keywords): void {
  if (isNumberWithoutJson(json.default)) delete json.default
  if (json.enum) json.enum = json.enum.filter((value) => !isNumberWithoutJson(value))
  if (!isNumberWithoutJson(json.const) && json.enum?.length !== 0) return
  for (const keyword of ['type', 'const', 'enum']) delete json[keyword]
  json.not = {}
}

/** Leaves out the branches that nothing in JSON fits. */
function writeBranches(json: Keywords): void {
  const branches = json.anyOf?.filter(({ not }) => not === undefined)
  if (!branches || branches.length === json.anyOf?.length) return
  const [only, ...others] = branches
  json.anyOf = branches
  if (only === undefined || others.length > 0) return
  delete json.anyOf
  Object.assign(json, { ...only, ...json })
}

function writeRules(schema: z.core.$ZodType, json: Keywords): void {
  const { description = '' } = json
  const unsaid = namedRules(schema).filter((rule) => !description.includes(rule))
  if (unsaid.length > 0)
    json.description = [description.replace(/\.$/, ''), ...unsaid].filter(Boolean).join('. ')
}

/** Puts right what zod makes of a schema. */
function complete({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: Keywords }): void {
  if (writeFile(zodSchema, jsonSchema)) return
  const { def } = zodSchema._zod
  if (def.type === 'literal' || def.type === 'default') writeNumbers(jsonSchema)
  if (def.type === 'union') writeBranches(jsonSchema)
  if (def.type === 'string') {
    writePatterns(zodSchema, jsonSchema)
    writeTidied(zodSchema, jsonSchema)
  }
  // JSON Schema means by it that what is given is passed over.
  if (def.type === 'readonly') delete jsonSchema.readOnly
  if (def.type === 'object' && jsonSchema.additionalProperties === false) {
    for (const [name, field] of Object.entries(def.shape))
      if (isAbsent(field)) delete jsonSchema.properties?.[name]
  }
  writeRules(zodSchema, jsonSchema)
}

const made = new WeakMap<z.core.$ZodType, JsonSchema>()

/**
 * What a model takes, as JSON Schema. Made once for a schema.
 *
 * It is what is meant to be given: where a schema makes something else fit first, by `z.coerce` or `z.preprocess`, the
 * JSON Schema has the form that needs no making.
 */
export function toJsonSchema(schema: z.core.$ZodType): JsonSchema {
  const known = made.get(schema)
  if (known) return known
  const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: standIn, override: complete })
  // A copy without the schema that zod hides in it. Where zod's type has booleans and ours has not, it writes none.
  const json = { ...whole } as JsonSchema
  made.set(schema, json)
  return json
}
