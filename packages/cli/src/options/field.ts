import type { JsonSchema } from '@mediaplug/core'

/** A value that an option takes. */
export type FieldKind = 'text' | 'number' | 'boolean' | 'file' | 'json'

/** A field of an input that an option of the command sets. */
export interface Field {
  /** Where it is in the input. */
  readonly path: readonly string[]
  /** The option's name, without the dashes: `negative-prompt`, or `logo.rect.width` of an object within. */
  readonly flag: string
  /** What it may be; a value is read as the first that fits. */
  readonly kinds: ReadonlySet<FieldKind>
  /** The values that are allowed, where they are listed. */
  readonly choices: readonly (string | number | boolean)[]
  /** Whether it is a list: the option is repeated for each item. */
  readonly isList: boolean
  /** Whether the input lacks something without it. */
  readonly isRequired: boolean
  /** What the schema says of it. */
  readonly schema: JsonSchema
}
