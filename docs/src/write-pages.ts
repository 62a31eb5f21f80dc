// Writes the pages that show documents from elsewhere in the repository: the README of each package, and the map.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { documentPage, packageList, packagePage } from './pages/package-pages.js'
import { packages } from './pages/packages.js'
import { docs } from './site/folders.js'

const all = packages()
const pages: Readonly<Record<string, string>> = {
  'packages/index.md': packageList(all),
  ...Object.fromEntries(all.map((one) => [`packages/${one.folder}.md`, packagePage(one)])),
  'project/architecture.md': documentPage('ARCHITECTURE.md', 'Where things are, and which way imports go.'),
  'project/contributing.md': documentPage('CONTRIBUTING.md', 'How Mediaplug is worked on.'),
  'project/site.md': documentPage('docs/README.md', 'How this site is made, and how to add to it.'),
  'project/security.md': documentPage('SECURITY.md', 'How a weakness is reported.'),
}

for (const folder of ['packages', 'project']) rmSync(join(docs, folder), { recursive: true, force: true })
for (const [page, text] of Object.entries(pages)) {
  mkdirSync(dirname(join(docs, page)), { recursive: true })
  writeFileSync(join(docs, page), text)
}
