import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ListedModel } from '../../docs/dist/catalogue/overview/listed-model.js'
import { docs } from '../../docs/dist/site/folders.js'

/** All models, as the catalogue lists them. */
const models: readonly ListedModel[] = JSON.parse(readFileSync(join(docs, 'models/models.json'), 'utf8'))

/** The first model of a capability. */
export function modelOf(capability: string): ListedModel {
  const model = models.find((one) => one.capability === capability)
  if (model === undefined) throw new Error(`No model serves ${capability}`)
  return model
}
