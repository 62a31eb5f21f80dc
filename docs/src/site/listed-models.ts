import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ListedModel } from '../catalogue/overview/listed-model.js'
import { docs } from './folders.js'

/** The models of a vendor. */
export interface VendorModels {
  readonly vendor: string
  readonly models: readonly ListedModel[]
}

/** All models by vendor, as the catalogue lists them; none before it is made. */
export function listedModels(): VendorModels[] {
  const list = join(docs, 'models/models.json')
  const models: ListedModel[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  const vendors = [...new Set(models.map(({ vendorTitle }) => vendorTitle))]
  return vendors.map((vendor) => ({
    vendor,
    models: models.filter(({ vendorTitle }) => vendorTitle === vendor),
  }))
}
