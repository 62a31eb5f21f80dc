import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DefaultTheme } from 'vitepress'
import type { ListedModel } from '../catalogue/overview/listed-model.js'
import { docs } from './folders.js'

/** The menu beside the pages of models, by vendor, as the catalogue lists them. */
export function modelSidebar(): DefaultTheme.SidebarItem[] {
  const list = join(docs, 'models/models.json')
  const models: ListedModel[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  const vendors = [...new Set(models.map(({ vendorTitle }) => vendorTitle))]
  const menus = vendors.map((vendor) => ({
    text: vendor,
    items: models
      .filter(({ vendorTitle }) => vendorTitle === vendor)
      .map(({ id, title }) => ({ text: title, link: `/models/${id}` })),
  }))
  return [{ text: 'All models', link: '/models/' }, ...menus]
}
