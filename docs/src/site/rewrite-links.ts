const fence = /^( *)(?:```+|~~~+)[\s\S]*?^\1(?:```+|~~~+)[ \t]*$/
const link = /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(\s*<?([^\s)>]+)>?((?:\s+"[^"]*")?)\s*\)/
const definition = /^\[([^\]]+)\]:[ \t]*<?([^\s>]+)>?/
const attribute = /\b(href|src|srcset)="([^"\s]+)"/
const code = /`[^`\n]+`/
/** A piece of Markdown that is code, and stays, or a link in one of its forms. */
const piece = new RegExp(
  [fence, link, definition, attribute, code].map(({ source }) => source).join('|'),
  'gm',
)

/**
 * Writes each link of a Markdown text anew; code is left as it is.
 *
 * @param markdown - The text.
 * @param place - Where a link leads; a link that leads nowhere becomes its text.
 */
export function rewriteLinks(markdown: string, place: (link: string) => string | undefined): string {
  return markdown.replace(piece, (whole: string, ...groups: (string | undefined)[]): string => {
    const [, picture, text, to, title, label, defined, name, value] = groups
    const written = to ?? defined ?? value
    if (written === undefined) return whole
    const target = place(written)
    if (target === undefined) return to === undefined || picture ? '' : (text ?? '')
    if (to !== undefined) return `${picture}[${text}](${target}${title})`
    return defined === undefined ? `${name}="${target}"` : `[${label}]: ${target}`
  })
}
