/** A field of an input, as a line of a table. */
export interface Row {
  /** Its path: `logo.rect.width`. */
  readonly path: string
  /** The id that links lead to. */
  readonly anchor: string
  /** What a value is, in words. */
  readonly type: string
  /** Whether an input lacks something without it; within an object, whether the object does. */
  readonly isRequired: boolean
  /** What counts where nothing is given. */
  readonly standard: string | undefined
  /** What is allowed, each in a few words. */
  readonly limits: readonly string[]
  /** The values that are allowed, where they are listed. */
  readonly choices: readonly (string | number | boolean)[]
  /** What it is for. */
  readonly description: string
}

/** The id of a field on its page: `input-logo-rect-width`. It changes with the field's name alone. */
export const anchorOf = (path: string): string => `input-${path.replaceAll(/\W+/g, '-')}`
