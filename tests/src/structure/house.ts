import { fileURLToPath } from 'node:url'
import { isSource, readFiles, type Sources } from '../../../scripts/house/sources.mjs'

/** The folder of this repository. */
export const root: string = fileURLToPath(new URL('../../..', import.meta.url))

/** All sources of this repository. */
export const sources: Sources = readFiles(root, isSource)

/** All Markdown files of this repository. */
export const documents: Sources = readFiles(root, (path) => path.endsWith('.md'))

/** The map of the house: what it states is read from it and checked. */
export const architecture: string = documents.get('ARCHITECTURE.md') ?? ''
