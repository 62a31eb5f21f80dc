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
  const render = md.renderer.render.bind(md.renderer)
  md.renderer.render = (...parts) => render(...parts).replaceAll('{{', '&#123;&#123;')
}
