// Draws the pictures of the house, docs/house*.svg, from the imports of its files. A test fails when one is out of date.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drawHouse } from './house/draw.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
for (const { file, svg } of drawHouse(root)) writeFileSync(join(root, file), svg)
