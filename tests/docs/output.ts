import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { output } from '../../docs/dist/site/folders.js'

/** All files of the built site, by their path in it. */
export const files: ReadonlySet<string> = new Set(
  readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(output.length + 1)
        .replaceAll('\\', '/'),
    ),
)

/** A file of the built site. */
export function read(path: string): string {
  return readFileSync(join(output, path), 'utf8')
}

/** The paths of all pages, such as `guides/tasks`; that of the first is empty. */
export const pages: readonly string[] = [...files]
  .filter((path) => path.endsWith('.html') && path !== '404.html')
  .map((path) => path.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, ''))
  .toSorted()
