// Draws the picture of the house, docs/house.svg, from the imports of its files. A test fails when it is out of date.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drawHouse } from './house/draw.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
writeFileSync(join(root, 'docs/house.svg'), drawHouse(root))
