import type { JsonSchema } from '@mediaplug/core'

/** What a field is for, and what counts where it is not given, where the description says so. */
export interface Said {
  readonly description: string
  readonly standard: string | undefined
}

const lengthPattern = /\.? ?Must have at most (\d+) characters$/

/** A description without the length that the limits of the field say too. */
function withoutLength(text: string, forms: readonly JsonSchema[]): string {
  const [, most] = lengthPattern.exec(text) ?? []
  const isLimit = forms.some(({ maxLength }) => String(maxLength) === most)
  return isLimit ? text.replace(lengthPattern, '') : text
}

const standardPattern = /\s*\bDefault: (.+?)(?:\. |\.?$)/

/** Reads the description of a field: its default has a column of its own. */
export function readDescription(schema: JsonSchema, forms: readonly JsonSchema[]): Said {
  const within = [...new Set(forms.flatMap((form) => form.description ?? []))].join('. ')
  const text = schema.description ?? within
  const [, said] = standardPattern.exec(text) ?? []
  const words = text.replace(standardPattern, ' ').trim().replace(/[.;]$/, '')
  const value = schema.default
  const isPlain = value !== undefined && typeof value !== 'object'
  return {
    description: withoutLength(words, forms),
    standard: isPlain || (value && JSON.stringify(value) !== '{}') ? JSON.stringify(value) : said,
  }
}
