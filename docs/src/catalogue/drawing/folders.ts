import { join } from 'node:path'
import { docs } from '../../site/folders.js'

/** Where pictures, videos and sounds of the site are. */
export const media: string = join(docs, 'public/media')

/** Where the input files of examples are. */
export const inputs: string = join(media, 'inputs')

/** Where the drawings are that those are made of. */
export const inputDrawings: string = join(docs, 'src/catalogue/inputs')

/** What was drawn before, and of what. */
export const record: string = join(docs, 'node_modules/.cache/catalogue/drawings.json')
