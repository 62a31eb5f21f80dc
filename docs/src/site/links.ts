import { existsSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { repository } from './address.js'
import { root } from './folders.js'

/** Files of the repository that the site shows at a place of its own. */
const shown: Readonly<Record<string, string>> = {
  'README.md': '/index.md',
  'ARCHITECTURE.md': '/project/architecture.md',
  'CONTRIBUTING.md': '/project/contributing.md',
  'SECURITY.md': '/project/security.md',
  'docs/README.md': '/project/site.md',
  'docs/decisions/README.md': '/decisions/index.md',
}

/**
 * Where a link of a file of the repository leads on the site: to a page's Markdown, or to the forge where the site
 * shows it not, or nowhere while there is no forge.
 *
 * @param link - As it is written, such as `../../packages/core#networks`.
 * @param file - The file that has it, by its path in the repository.
 */
export function siteLink(link: string, file: string): string | undefined {
  if (/^([a-z][a-z+.-]*:|\/|#)/i.test(link)) return link
  const [path = '', heading] = decodeURI(link).split('#')
  const target = fileOf(posix.join(posix.dirname(file), path).replace(/\/$/, ''))
  const place = placeOf(target)
  return place === undefined || heading === undefined ? place : `${place}#${heading}`
}

/** A folder is shown by its README. */
function fileOf(path: string): string {
  const readme = posix.join(path, 'README.md')
  return existsSync(join(root, readme)) ? readme : path
}

function placeOf(file: string): string | undefined {
  const known = shown[file] ?? packagePage(file)
  if (known !== undefined) return known
  const [, page] = /^docs\/(?:public\/)?(.+\.(?:md|svg|png))$/.exec(file) ?? []
  if (page !== undefined) return `/${page}`
  if (repository === '') return undefined
  const kind = statSync(join(root, file), { throwIfNoEntry: false })?.isDirectory() ? 'tree' : 'blob'
  return `${repository}/${kind}/main/${file}`
}

function packagePage(file: string): string | undefined {
  const [, name] = /^packages\/([^/]+)\/README\.md$/.exec(file) ?? []
  return name === undefined ? undefined : `/packages/${name}.md`
}
