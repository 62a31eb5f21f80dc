import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DefaultTheme } from 'vitepress'
import { packages } from '../pages/packages.js'
import { docs } from '../site/folders.js'

const groups: Readonly<Record<string, string>> = {
  functions: 'Functions',
  classes: 'Classes',
  variables: 'Values',
  interfaces: 'Interfaces',
  'type-aliases': 'Types',
}

/** The menus of the API: one for each package, and one of all packages. */
export function apiSidebars(): DefaultTheme.SidebarMulti {
  const libraries = packages().filter(({ modules }) => modules.length > 0)
  const all = libraries.map(({ folder, name }) => ({ text: name, link: `/api/${folder}/` }))
  const menus = libraries.map(({ folder, modules }): [string, DefaultTheme.SidebarItem[]] => [
    `/api/${folder}/`,
    modules.map(({ name }) => moduleMenu(name)),
  ])
  return { '/api/': [{ text: 'Packages', items: all }], ...Object.fromEntries(menus) }
}

function moduleMenu(module: string): DefaultTheme.SidebarItem {
  const items = Object.entries(groups).flatMap(([folder, text]) => {
    const members = membersIn(module, folder)
    return members.length === 0 ? [] : [{ text, items: members }]
  })
  return { text: `@mediaplug/${module}`, link: `/api/${module}/`, items }
}

function membersIn(module: string, folder: string): DefaultTheme.SidebarItem[] {
  const path = join(docs, 'api', module, folder)
  const files = existsSync(path) ? readdirSync(path).toSorted() : []
  return files.map((file) => {
    const name = file.replace(/\.md$/, '')
    return { text: name, link: `/api/${module}/${folder}/${name}` }
  })
}
