import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawNarrow } from './narrow-picture.mjs'
import { statedOrders } from './order.mjs'
import { draw } from './picture.mjs'
import { planOf } from './plan.mjs'
import { isSource, readFiles } from './sources.mjs'

/**
 * The pictures of a repository: its packages, and core's rooms in the order that ARCHITECTURE.md states.
 *
 * @param {string} root The repository's folder.
 * @returns {{ readonly file: string, readonly svg: string }[]} The picture for a page and the one for a telephone.
 * @throws {Error} When the order of core's rooms is stated nowhere.
 */
export function drawHouse(root) {
  const orders = statedOrders(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'))
  const core = orders.find(({ folder }) => folder === 'packages/core/src')
  if (!core) throw new Error('ARCHITECTURE.md states no order of the rooms in packages/core/src')
  const plan = planOf(readFiles(root, isSource), core)
  return [
    { file: 'docs/house.svg', svg: draw(plan) },
    { file: 'docs/house-narrow.svg', svg: drawNarrow(plan) },
  ]
}
