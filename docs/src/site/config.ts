import { defineConfig, type UserConfig } from 'vitepress'
import type { DefaultTheme } from 'vitepress/theme'
import { apiSidebars } from '../api/sidebar.js'
import { notPages } from '../page/pages.js'
import { packages } from '../pages/packages.js'
import { description, title } from './about.js'
import { base, home } from './address.js'
import { docs, output } from './folders.js'
import { commonHead, describePage } from './head.js'
import { headingName, readAsMarkdown } from './markdown.js'
import { modelSidebar } from './model-sidebar.js'
import { guideSidebar } from './sidebar.js'

const core = packages()[0]

/** How VitePress builds the site. */
export const config: UserConfig<DefaultTheme.Config> = defineConfig({
  title,
  description,
  lang: 'en',
  base,
  srcDir: docs,
  outDir: output,
  srcExclude: notPages.map((name) => (name.endsWith('.md') ? name : `${name}/**`)),
  rewrites: { 'decisions/README.md': 'decisions/index.md' },
  cleanUrls: true,
  router: { prefetchLinks: false },
  // Otherwise each page would carry the names of all.
  metaChunk: true,
  head: commonHead,
  transformPageData: describePage,
  ...(home && { sitemap: { hostname: home } }),
  markdown: {
    config: readAsMarkdown,
    // Headings are named as the forge names them, so that a link to one works in both places.
    anchor: { slugify: headingName },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  themeConfig: {
    logo: { light: '/logo-light.svg', dark: '/logo-dark.svg', alt: '' },
    search: {
      provider: 'local',
      options: { detailedView: false },
    },
    nav: [
      {
        text: 'Guides',
        link: '/guides/getting-started',
        activeMatch: '^/(guides|promises|decisions|project)',
      },
      { text: 'Models', link: '/models/', activeMatch: '^/models/' },
      { text: 'API', link: '/api/', activeMatch: '^/api/' },
      { text: `Packages ${core?.version ?? ''}`, link: '/packages/', activeMatch: '^/packages/' },
    ],
    sidebar: { '/': guideSidebar(), '/models/': modelSidebar(), ...apiSidebars() },
    outline: [2, 3],
    externalLinkIcon: true,
  },
})
