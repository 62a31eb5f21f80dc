/** The rows of the first table below a heading, without its head: what a document states and a check reads. */
export function tableBelow(markdown: string, heading: string): string[][] {
  const [, below = ''] = markdown.split(new RegExp(`^#+ ${heading}$`, 'm'))
  const [section = ''] = below.split(/^#/m)
  const [table = ''] = /^\|.*\n\|[ :|-]+\n(\|.*\n?)*/m.exec(section) ?? []
  const rows = table.split('\n').filter(Boolean).slice(2)
  if (rows.length === 0) throw new Error(`no table below the heading "${heading}"`)
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** What stands in backticks in a cell. */
export function codeIn(cell = ''): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
}
