import type { HeadConfig, PageData, TransformPageContext } from 'vitepress'
import { readPage } from '../page/page.js'
import { title as siteTitle } from './about.js'
import { base, urlOf } from './address.js'

/** What every page has in its head. */
export const commonHead: HeadConfig[] = [
  ['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}favicon.svg` }],
  ['meta', { property: 'og:type', content: 'website' }],
  ['meta', { property: 'og:site_name', content: siteTitle }],
  ['meta', { property: 'og:image', content: urlOf('/preview.png') }],
  ['meta', { property: 'og:image:width', content: '1200' }],
  ['meta', { property: 'og:image:height', content: '630' }],
  ['meta', { name: 'twitter:card', content: 'summary_large_image' }],
]

/** Tells of a page what search engines and social networks show, and where its Markdown is. */
export function describePage(data: PageData, _context: TransformPageContext): void {
  if (data.isNotFound) return
  const { title, description, place } = readPage(data.filePath)
  data.title ||= title
  data.description ||= description
  const path = place.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '')
  const head: HeadConfig[] = [
    ['link', { rel: 'alternate', type: 'text/markdown', href: urlOf(`/${place}`) }],
    ['link', { rel: 'canonical', href: urlOf(`/${path}`) }],
    ['meta', { property: 'og:title', content: data.title }],
    ['meta', { property: 'og:description', content: data.description }],
    ['meta', { property: 'og:url', content: urlOf(`/${path}`) }],
  ]
  data.frontmatter.head = [...(data.frontmatter.head ?? []), ...head]
}
