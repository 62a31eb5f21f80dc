import type { MarkdownOptions } from 'vitepress'
import { siteLink } from './links.js'
import { rewriteLinks } from './rewrite-links.js'

/**
 * Has pages read as the forge reads them: links to files of the repository lead to the pages that show these, and two
 * braces are no interpolation of Vue.
 */
export const readAsMarkdown: NonNullable<MarkdownOptions['config']> = (md) => {
  md.core.ruler.before('normalize', 'links-to-pages', (state) => {
    const page: unknown = state.env?.relativePath
    if (typeof page !== 'string') return
    state.src = rewriteLinks(state.src, (link) => siteLink(link, `docs/${page}`))
  })
  md.core.ruler.push('empty-headers', ({ tokens }) => {
    for (const [index, token] of tokens.entries()) {
      const close = tokens[index + 2]
      if (token.type !== 'th_open' || tokens[index + 1]?.content !== '' || close === undefined) continue
      token.tag = 'td' // A heading without a word confuses those who hear the table.
      close.tag = 'td'
    }
  })
  const render = md.renderer.render.bind(md.renderer)
  md.renderer.render = (...parts) => render(...parts).replaceAll('{{', '&#123;&#123;')
}

/** The name by which a heading can be linked, as forges form it. */
export function headingName(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-')
}
