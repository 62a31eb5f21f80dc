import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drawHouse } from '../../../scripts/house/draw.mjs'
import { root } from './house.js'

test('the picture of the house is what its imports say; if not: node scripts/draw-house.mjs', () => {
  expect(readFileSync(join(root, 'docs/house.svg'), 'utf8')).toBe(drawHouse(root))
})
