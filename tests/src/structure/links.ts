import { posix } from 'node:path'
import type { Sources } from '../../../scripts/house/sources.mjs'

/** The links of Markdown files that lead to no file, or to no heading of it. Other sites are not visited. */
export function brokenLinks(documents: Sources, files: readonly string[]): string[] {
  const places = new Set(files.flatMap((file) => [file, ...foldersAbove(file)]))
  const leads = (from: string, link: string): boolean => {
    const [path = '', heading] = decodeURI(link).split('#')
    const target = path === '' ? from : posix.join(posix.dirname(from), path).replace(/\/$/, '')
    if (!places.has(target)) return false
    if (heading === undefined) return true
    const document = documents.get(target) ?? documents.get(posix.join(target, 'README.md'))
    return document !== undefined && anchorsOf(document).includes(heading)
  }
  return [...documents].flatMap(([from, text]) =>
    linksOf(text)
      .filter((link) => !/^([a-z]+:|\/\/)/i.test(link) && !leads(from, link))
      .map((link) => `${from}: ${link}`),
  )
}

function foldersAbove(path: string): string[] {
  const folder = posix.dirname(path)
  return folder === '.' ? ['.'] : [folder, ...foldersAbove(folder)]
}

function linksOf(markdown: string): string[] {
  const prose = withoutFences(markdown).replace(/`[^`]*`/g, '')
  const forms = [/\]\(\s*<?([^\s)>]+)/g, /^\[[^\]]+\]:\s*<?([^\s>]+)/gm, /\b(?:href|src|srcset)="([^"\s]+)/g]
  return forms.flatMap((form) => [...prose.matchAll(form)].map(([, link = '']) => link))
}

/** The names by which a document's headings can be linked, as GitHub forms them. */
function anchorsOf(markdown: string): string[] {
  const names = [...withoutFences(markdown).matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, heading = '']) =>
    heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
  return names.map((name, index) => {
    const earlier = names.slice(0, index).filter((other) => other === name).length
    return earlier === 0 ? name : `${name}-${earlier}`
  })
}

function withoutFences(markdown: string): string {
  return markdown.replace(/^( *)(```+|~~~+)[\s\S]*?^\1\2\s*$/gm, '')
}
