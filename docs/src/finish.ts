// Writes what lies beside the pages that VitePress built: their Markdown, llms.txt, and the list of pages for the 404.
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { llms, llmsFull } from './finish/llms.js'
import { markdownPage } from './finish/markdown-page.js'
import { allPages } from './page/pages.js'
import { docs, output } from './site/folders.js'
import { listedModels } from './site/listed-models.js'

const pages = allPages()

for (const page of pages) write(page.place, () => markdownPage(page))
write('llms.txt', () => llms(pages, listedModels()))
write('llms-full.txt', () => llmsFull(pages))
write('pages.json', () => JSON.stringify(pages.map(({ place, title }) => [cleanPath(place), title])))

// The Markdown names pictures by where they lie; the pages have copies of their own.
for (const file of [...filesIn('pictures'), 'house.svg', 'house-narrow.svg']) {
  mkdirSync(dirname(join(output, file)), { recursive: true })
  copyFileSync(join(docs, file), join(output, file))
}

function filesIn(folder: string): string[] {
  return readdirSync(join(docs, folder)).map((name) => `${folder}/${name}`)
}

/** What is there already came from `docs/public/` and stays. */
function write(place: string, text: () => string): void {
  const file = join(output, place)
  if (existsSync(file)) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text())
}

function cleanPath(place: string): string {
  return place.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '')
}
