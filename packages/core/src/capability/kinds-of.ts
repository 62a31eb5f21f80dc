import type * as z from 'zod'
import type { JsonSchema } from '../schema/json-schema.js'
import { toJsonSchema } from '../schema/to-json-schema.js'
import type { AssetKind } from './output.js'

const isKind = (value: unknown): value is AssetKind => typeof value === 'string'

/** The forms that a value may have, one by one. */
const formsOf = (schema: JsonSchema): readonly JsonSchema[] => schema.anyOf ?? schema.oneOf ?? [schema]

/** The kinds of file that the schema of an output names. */
export function kindsOf(output: z.ZodType): readonly AssetKind[] {
  const files = toJsonSchema(output).properties?.assets?.items
  if (typeof files !== 'object') return []
  const kinds = formsOf(files).flatMap(({ properties: { kind } = {} }) => kind?.enum ?? [kind?.const])
  return [...new Set(kinds.filter(isKind))]
}
