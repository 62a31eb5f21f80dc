import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { statedOrders } from './order.mjs'
import { draw } from './picture.mjs'
import { planOf } from './plan.mjs'
import { isSource, readFiles } from './sources.mjs'

/**
 * The picture of a repository: its packages, and core's rooms in the order that ARCHITECTURE.md states.
 *
 * @param {string} root The repository's folder.
 * @returns {string} SVG.
 * @throws {Error} When the order of core's rooms is stated nowhere.
 */
export function drawHouse(root) {
  const orders = statedOrders(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'))
  const core = orders.find(({ folder }) => folder === 'packages/core/src')
  if (!core) throw new Error('ARCHITECTURE.md states no order of the rooms in packages/core/src')
  return draw(planOf(readFiles(root, isSource), core))
}
