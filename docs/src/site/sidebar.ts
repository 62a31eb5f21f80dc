import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DefaultTheme } from 'vitepress'
import { readPage } from '../page/page.js'
import { docs } from './folders.js'
import { type Entry, sections } from './readers.js'

/** The menu beside the guides. A page that is not there yet is left out. */
export function guideSidebar(): DefaultTheme.SidebarItem[] {
  return sections.map(({ title, entries }) => ({ text: title, items: entries.filter(exists).map(itemOf) }))
}

function exists({ page }: Entry): boolean {
  return existsSync(join(docs, `${page}.md`))
}

function itemOf({ page, text }: Entry): DefaultTheme.SidebarItem {
  return { text: text ?? readPage(`${page}.md`).title, link: `/${page.replace(/README$/, '')}` }
}
