import type { Page } from '../page/page.js'
import { description, title } from '../site/about.js'
import { urlOf } from '../site/address.js'
import type { VendorModels } from '../site/listed-models.js'
import { sections } from '../site/readers.js'
import { markdownPage } from './markdown-page.js'

/**
 * The site for programs that read: what there is, by reader, each page with its Markdown, and the models of each vendor.
 */
export function llms(pages: readonly Page[], vendors: readonly VendorModels[]): string {
  const parts = [
    `# ${title}`,
    `> ${description}`,
    'Each page is Markdown at its address with `.md`. Each model has an `llms.txt` beside it: all that a call of it needs.',
    ...readerSections(pages).map(({ title, pages }) => section(title, pages)),
    section(
      'Models',
      pages.filter(({ place }) => place === 'models/index.md'),
    ),
    ...vendors.map(modelSection),
    section('Packages', inFolder(pages, 'packages')),
    section('API', pages.filter(isApiEntry)),
    section('Optional', inFolder(pages, 'project')),
    `- [All guides and READMEs in one file](${urlOf('/llms-full.txt')})`,
  ]
  return `${parts
    .filter(Boolean)
    .join('\n\n')
    .replace(/\n\n(- \[All guides)/, '\n$1')}\n`
}

/** All guides, promises and READMEs in one file. */
export function llmsFull(pages: readonly Page[]): string {
  const guides = readerSections(pages).flatMap((section) => section.pages)
  const all = new Set([...guides, ...inFolder(pages, 'packages')])
  return [...all].map((page) => markdownPage(page)).join('\n\n')
}

function readerSections(pages: readonly Page[]): { title: string; pages: Page[] }[] {
  return sections.map(({ title, entries }) => ({
    title,
    pages: entries.flatMap(({ page: name }) => pages.filter(({ file }) => file === `${name}.md`)),
  }))
}

function inFolder(pages: readonly Page[], folder: string): Page[] {
  return pages.filter(({ place }) => place.startsWith(`${folder}/`))
}

function isApiEntry({ place }: Page): boolean {
  return /^api\/(.+\/)?index\.md$/.test(place)
}

function section(title: string, pages: readonly Page[]): string {
  if (pages.length === 0) return ''
  const lines = pages.map(
    ({ title, place, description }) =>
      `- [${title}](${urlOf(`/${place}`)})${description && `: ${description}`}`,
  )
  return `## ${title}\n\n${lines.join('\n')}`
}

function modelSection({ vendor, models }: VendorModels): string {
  const lines = models.map(({ id, title, capability }) => {
    const page = `/models/${id}`
    return `- [${title}](${urlOf(`${page}.md`)}): \`${id}\`, ${capability}. All that a call needs: [llms.txt](${urlOf(`${page}/llms.txt`)})`
  })
  return `## Models of ${vendor}\n\n${lines.join('\n')}`
}
