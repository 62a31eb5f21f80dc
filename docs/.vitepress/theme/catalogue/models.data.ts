import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ListedModel } from '../../../dist/catalogue/overview/listed-model.js'

/** All models, as the generator of the pages has written them. */
export declare const data: readonly ListedModel[]

const path = fileURLToPath(new URL('../../../models/models.json', import.meta.url))

export default {
  watch: [path],
  load: (): unknown => JSON.parse(readFileSync(path, 'utf8')),
}
