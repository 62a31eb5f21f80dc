/** A text that Markdown shows as it is. */
export const plain = (text: string): string =>
  text
    .replaceAll(/[\\`*_[\]|]/g, '\\$&')
    .replaceAll('<', '&lt;')
    .replaceAll('{{', '{ {')

/** A text as code. What would end the cell of a table does not. */
export const code = (text: string): string => `\`${text.replaceAll('|', String.raw`\|`)}\``

/** A table; its cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** A block of code, with the name of its tab. */
export const block = (language: string, text: string, name?: string): string =>
  ['```', language, name === undefined ? '' : ` [${name}]`, '\n', text, '\n```'].join('')

/** Blocks that are shown one at a time. */
export const tabs = (blocks: readonly string[]): string => ['::: code-group', ...blocks, ':::'].join('\n\n')

/** A list of lines. */
export const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n')

/** A list of words: `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
