import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import { catalogue } from './catalogue/index'
import SiteLayout from './SiteLayout.vue'
import './style.css'

const theme: Theme = {
  extends: DefaultTheme,
  Layout: SiteLayout,
  enhanceApp({ app }) {
    for (const [name, component] of Object.entries(catalogue)) app.component(name, component)
  },
}

export default theme
