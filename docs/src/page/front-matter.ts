/** What the head of a page says of it. Only plain values are read: lists and nested ones are VitePress's. */
export interface FrontMatter {
  readonly values: Readonly<Record<string, string>>
  /** The page without its head. */
  readonly body: string
}

const head = /^---\n([\s\S]*?)\n---\n+/

/** Reads the head of a page. */
export function frontMatter(text: string): FrontMatter {
  const [whole = '', lines = ''] = head.exec(text) ?? []
  const values = [...lines.matchAll(/^(\w+): *(.+)$/gm)].map(([, name = '', value = '']) => [
    name,
    unquoted(value),
  ])
  return { values: Object.fromEntries(values), body: text.slice(whole.length) }
}

/** Writes the head of a page. */
export function writeFrontMatter(values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return `---\n${lines.join('\n')}\n---\n\n`
}

function unquoted(value: string): string {
  if (value.startsWith('"')) return JSON.parse(value)
  return value.startsWith("'") ? value.slice(1, -1).replaceAll("''", "'") : value
}
