import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this repository. */
export const root: string = fileURLToPath(new URL('../../..', import.meta.url))

/** The folder of the pages. */
export const docs: string = join(root, 'docs')

/** Where the site is built. */
export const output: string = join(docs, 'output')
