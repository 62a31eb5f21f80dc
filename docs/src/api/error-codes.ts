import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { docs } from '../site/folders.js'

/** The codes that the guide on errors has a heading for. */
const explained = codesIn(join(docs, 'guides/errors.md'))

/** Has each code below a heading `Throws` lead to what the guide on errors says of it. */
export function linkCodes(markdown: string): string {
  return markdown.replace(/^#+ Throws\n[\s\S]*?(?=^#|^\*\*\*$|(?![\s\S]))/gm, (section) =>
    section.replace(/(?<!\[)`([a-z-]+)`/g, (whole, code: string) =>
      explained.has(code) ? `[${whole}](/guides/errors.md#${code})` : whole,
    ),
  )
}

function codesIn(guide: string): ReadonlySet<string> {
  const text = existsSync(guide) ? readFileSync(guide, 'utf8') : ''
  return new Set([...text.matchAll(/^#+ `([a-z-]+)`$/gm)].map(([, code = '']) => code))
}
