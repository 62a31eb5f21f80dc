import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import { catalogue } from './catalogue/index'
import Layout from './Layout.vue'
import './style.css'

const theme: Theme = {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app }) {
    for (const [name, component] of Object.entries(catalogue)) app.component(name, component)
  },
}

export default theme
