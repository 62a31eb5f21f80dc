/** What may stand next on the command line. */
export interface Suggestion {
  readonly value: string
  readonly description?: string | undefined
}

/** What a shell is told: values, or that a file is meant. */
export type Suggestions = readonly Suggestion[] | 'files'

/** The words by which the scripts of `@bomb.sh/tab` know whether files are meant too. */
const directives = { files: 0, values: 4 } as const

const inLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** Suggestions as the shells' scripts read them. */
export function written(suggestions: Suggestions, current: string): string {
  if (suggestions === 'files') return `:${directives.files}\n`
  const fitting = suggestions.filter(({ value }) => value.startsWith(current))
  const lines = fitting.map(({ value, description = '' }) => `${value}\t${inLine(description)}`)
  return [...lines, `:${directives.values}`, ''].join('\n')
}
