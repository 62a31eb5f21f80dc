/** A number as a table shows it. */
export const figure = (value, digits = 0) =>
  typeof value !== 'number' ? 'did not finish' : value.toFixed(digits)

/** A table of Markdown. */
export const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
