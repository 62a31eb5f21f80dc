import { readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { docs } from '../site/folders.js'
import { type Page, readPage } from './page.js'

/** What is no page of the site, below `docs/`. */
export const notPages: readonly string[] = ['README.md', 'node_modules', 'dist', 'output', 'public', 'src']

/** All pages of the site, by the order of their files. */
export function allPages(): Page[] {
  return filesBelow('').map(readPage)
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(join(docs, folder), { withFileTypes: true })
  return entries
    .filter(({ name }) => !name.startsWith('.') && !(folder === '' && notPages.includes(name)))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name)
      if (entry.isDirectory()) return filesBelow(path)
      return path.endsWith('.md') ? [path] : []
    })
    .toSorted()
}
