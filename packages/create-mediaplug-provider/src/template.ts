import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Names } from './names.js'

/** Beside the sources, and beside the bundle. */
const folder = fileURLToPath(new URL('../template', import.meta.url))

/** Files that npm would leave out, or take for those of the package that they are published in. */
const renamed: Readonly<Record<string, string>> = {
  _gitignore: '.gitignore',
  '_package.json': 'package.json',
}

/** What the template's files say, by their path in the new package. The template is a provider of Acme Studio. */
export function readTemplate(): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  return new Map(
    paths
      .map((path) => path.replaceAll('\\', '/'))
      .toSorted()
      .map((path) => [renamed[path] ?? path, readFileSync(join(folder, path), 'utf8')]),
  )
}

/** Whether the template's code uses a name. */
export function usesName(template: ReadonlyMap<string, string>, name: string): boolean {
  const word = new RegExp(`(?<![\\w-])${name}(?![\\w-])`)
  return [...template].some(([path, text]) => path.endsWith('.ts') && word.test(text))
}

/** The files of a package, with its names in place of those of Acme Studio. */
export function fillTemplate(
  template: ReadonlyMap<string, string>,
  names: Names,
  author: string,
  year: number,
): ReadonlyMap<string, string> {
  const replacements = new Map([
    ['mediaplug-provider-acme-studio', names.packageName],
    ['acme-studio', names.id],
    ['acmeStudio', names.identifier],
    ["'Acme Studio'", `'${names.title.replaceAll("'", "\\'")}'`],
    ['Acme Studio', names.title],
    ['ACME_STUDIO', names.variablePrefix],
    ['{author}', author],
    ['{year}', String(year)],
  ])
  const known = new RegExp([...replacements.keys()].join('|'), 'g')
  const fill = (text: string) => text.replace(known, (found) => replacements.get(found) ?? found)
  return new Map([...template].map(([path, text]) => [path, fill(text)]))
}
