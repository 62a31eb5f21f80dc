import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drawHouse } from '../../../scripts/house/draw.mjs'
import { pictures } from '../../../scripts/pictures/pictures.mjs'
import { root } from './house.js'

const committed = (file: string): string => readFileSync(join(root, file), 'utf8')

test('the pictures of the house are what its imports say; if not: node scripts/draw-house.mjs', () => {
  for (const { file, svg } of drawHouse(root)) expect(committed(file) === svg, file).toBe(true)
})

test('the pictures of the guides are what is drawn of their data; if not: node scripts/draw-pictures.mjs', () => {
  for (const { file, draw } of pictures)
    expect(committed(`docs/pictures/${file}`) === draw(), file).toBe(true)
})
