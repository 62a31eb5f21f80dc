import { defineConfig, type UserConfig } from 'vitepress'
import type { DefaultTheme } from 'vitepress/theme'
import { base } from './address.js'
import { docs, output } from './folders.js'
import { readAsMarkdown } from './markdown.js'
import { guideSidebar } from './sidebar.js'

/** How VitePress builds the site. */
export const config: UserConfig<DefaultTheme.Config> = defineConfig({
  title: 'Mediaplug',
  description: 'One contract for every generator of media: images, video, music, speech and diagrams.',
  lang: 'en',
  base,
  srcDir: docs,
  outDir: output,
  srcExclude: ['README.md', 'dist/**', 'output/**', 'src/**'],
  rewrites: { 'decisions/README.md': 'decisions/index.md' },
  cleanUrls: true,
  metaChunk: true,
  markdown: { config: readAsMarkdown },
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      { text: 'Guides', link: '/guides/getting-started', activeMatch: '/guides/' },
      { text: 'Models', link: '/models/', activeMatch: '/models/' },
      { text: 'API', link: '/api/', activeMatch: '/api/' },
    ],
    sidebar: guideSidebar(),
    outline: [2, 3],
  },
})
