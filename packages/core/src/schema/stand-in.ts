import type * as z from 'zod'

type Keywords = z.core.JSONSchema.BaseSchema

interface Unrepresentable {
  readonly zodSchema: z.core.$ZodTypes
  readonly message: string
}

/**
 * What stands for a schema that JSON Schema has no keywords for: no value where JSON has none that fits, else any. What
 * an author knows better, as the type of a `z.custom`, stands in the schema's metadata.
 */
export function standIn({ zodSchema, message }: Unrepresentable): Keywords | 'any' {
  const { def } = zodSchema._zod
  switch (def.type) {
    case 'undefined':
    case 'void':
      return { not: {} }
    case 'literal': {
      const values = def.values.filter((value) => value !== undefined && typeof value !== 'bigint')
      return values.length > 0 ? { enum: values } : { not: {} }
    }
    case 'bigint':
    case 'date':
      return def.coerce ? 'any' : { not: {}, description: message }
    case 'symbol':
    case 'nan':
    case 'map':
    case 'set':
    case 'function':
      return { not: {}, description: message }
    default:
      return 'any'
  }
}
