import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../site/folders.js'
import { siteLink } from '../site/links.js'
import { rewriteLinks } from '../site/rewrite-links.js'
import type { Package } from './packages.js'

/** The page of a package: its README, with its version and the way to its API. */
export function packagePage({ folder, name, version, description, modules }: Package): string {
  const api = modules.length > 0 ? ` · [API](/api/${folder}/index.md)` : ''
  const [title = '', ...rest] = readme(`packages/${folder}/README.md`).split('\n')
  return [...frontMatter(name, description), title, '', `Version ${version}${api}`, ...rest].join('\n')
}

/** The page of all packages and their versions. */
export function packageList(all: readonly Package[]): string {
  const rows = all.map(
    ({ folder, name, version, description, modules }) =>
      `| [\`${name}\`](/packages/${folder}.md) | ${version} | ${description} | ${modules.length > 0 ? `[API](/api/${folder}/index.md)` : ''} |`,
  )
  return [
    ...frontMatter('Packages', 'All packages of Mediaplug and their versions.'),
    '# Packages',
    '',
    'Install core and the providers that you use; the rest is there when you want it.',
    '',
    '| package | version | what it is | |',
    '| ------- | ------- | ---------- | --- |',
    ...rows,
    '',
  ].join('\n')
}

/** A page that shows a document of the repository. */
export function documentPage(file: string, description: string): string {
  const [title = ''] = readFileSync(join(root, file), 'utf8').split('\n')
  return [...frontMatter(title.replace(/^# /, ''), description), readme(file)].join('\n')
}

function frontMatter(title: string, description: string): string[] {
  return ['---', `title: ${JSON.stringify(title)}`, `description: ${JSON.stringify(description)}`, '---', '']
}

function readme(file: string): string {
  const text = readFileSync(join(root, file), 'utf8')
  return rewriteLinks(text, (link) => siteLink(link, file))
}
