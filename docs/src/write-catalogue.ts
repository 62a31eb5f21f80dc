// Writes the catalogue: a page for each model, what agents read of it, and the overview.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { drawAll } from './catalogue/drawing/draw-all.js'
import { examplesOf } from './catalogue/example/examples.js'
import { listedModel } from './catalogue/overview/listed-model.js'
import { overviewPage } from './catalogue/overview/overview-page.js'
import { llmsText } from './catalogue/page/llms-text.js'
import { modelPage } from './catalogue/page/model-page.js'
import { openRegistry } from './catalogue/registry/open-registry.js'
import { docs } from './site/folders.js'

function write(path: string, text: string): void {
  mkdirSync(dirname(join(docs, path)), { recursive: true })
  writeFileSync(join(docs, path), text)
}

const models = await openRegistry(docs)
const subjects = models.map((model) => ({ model, examples: examplesOf(model.description) }))
const drawings = await drawAll(subjects)

for (const folder of ['models', 'public/models']) rmSync(join(docs, folder), { recursive: true, force: true })
for (const { model, examples } of subjects) {
  const { id, description } = model
  const others = models.filter(
    (other) => other !== model && other.description.capability === description.capability,
  )
  const page = { model, examples, drawing: drawings.get(id), others }
  write(`models/${id}.md`, modelPage(page))
  write(`public/models/${id}/llms.txt`, llmsText(page))
  write(`public/models/${id}/schema.json`, `${JSON.stringify(description.jsonSchema, undefined, 2)}\n`)
}
const all = models.map((model) => listedModel(model, drawings.get(model.id)))
write('models/index.md', overviewPage(all))
write('models/models.json', `${JSON.stringify(all)}\n`)
