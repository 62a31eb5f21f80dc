import type { DefaultTheme } from 'vitepress'
import { listedModels } from './listed-models.js'

/** The menu beside the pages of models, by vendor. */
export function modelSidebar(): DefaultTheme.SidebarItem[] {
  const menus = listedModels().map(({ vendor, models }) => ({
    text: vendor,
    items: models.map(({ id, title }) => ({ text: title, link: `/models/${id}` })),
  }))
  return [{ text: 'All models', link: '/models/' }, ...menus]
}
