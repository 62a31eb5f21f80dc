import type { FileLimits } from '../file/file.js'

/** The kinds of value that JSON Schema tells apart. */
export type JsonSchemaType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'

/**
 * What a model takes, as JSON Schema of the draft 2020-12: for forms, command lines, agents and catalogues.
 *
 * A file is a string, a URL or a path, with its limits under `x-mediaplug-file`. A client takes a URL as it is, a
 * `data:` or `file:` URL too, and a path as `{ path }`. Fields with a default are not required. Rules that have no keyword stand in the description, in the
 * words of the error that a request gets which breaks them.
 *
 * @example The fields of each model that are files
 * ```ts
 * for (const { id, jsonSchema } of client.models) {
 *   const fields = Object.entries(jsonSchema.properties ?? {})
 *   console.log(id, fields.filter(([, field]) => field['x-mediaplug-file']).map(([name]) => name))
 * }
 * ```
 */
export interface JsonSchema {
  /** The draft. At the root only. */
  readonly $schema?: string
  /** Where a part that stands in `$defs` is meant: `#/$defs/` and its name. */
  readonly $ref?: string
  /** Parts that contain themselves, by name. At the root only. */
  readonly $defs?: Readonly<Record<string, JsonSchema>>
  /** What kind of value it is. */
  readonly type?: JsonSchemaType | readonly JsonSchemaType[]
  /** What it is for, then the rules that have no keyword. */
  readonly description?: string
  /** What counts where nothing is given. */
  readonly default?: unknown
  /** The one value that is allowed. */
  readonly const?: unknown
  /** The values that are allowed. */
  readonly enum?: readonly unknown[]
  /** The fields of an object. */
  readonly properties?: Readonly<Record<string, JsonSchema>>
  /** The fields that must be there. */
  readonly required?: readonly string[]
  /** What further fields hold; `false` where there are none. */
  readonly additionalProperties?: boolean | JsonSchema
  /** What each item of a list is; those of `prefixItems` aside. */
  readonly items?: boolean | JsonSchema
  /** What the first items of a list are, one by one. */
  readonly prefixItems?: readonly JsonSchema[]
  /** At least one of these holds. */
  readonly anyOf?: readonly JsonSchema[]
  /** Exactly one of these holds. */
  readonly oneOf?: readonly JsonSchema[]
  /** The media type of a file, where there is only one. */
  readonly contentMediaType?: string
  /** Says that the string is a file, and has the limits of it. */
  readonly 'x-mediaplug-file'?: FileLimits
  /** Other keywords of the draft, such as `minimum` and `pattern`. */
  readonly [keyword: string]: unknown
}
