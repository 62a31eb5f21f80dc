// Draws the pictures of the guides, docs/pictures. A test fails when one of them is out of date.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { pictures } from './pictures/pictures.mjs'

const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
mkdirSync(folder, { recursive: true })
for (const { file, draw } of pictures) writeFileSync(`${folder}${file}`, draw())
