import type { Import } from '../../../scripts/house/imports.mjs'
import { type Order, roomOf } from '../../../scripts/house/order.mjs'
import type { Sources } from '../../../scripts/house/sources.mjs'

/** The rooms that are there without a place in the order, and the places without a room. */
export function misplacedRooms(sources: Sources, order: Order): string[] {
  const stated = order.layers.flat()
  const present = new Set([...sources.keys()].map((path) => roomOf(path, order)))
  return [
    ...[...present].filter((room) => !stated.includes(room)).map((room) => `${room} has no place`),
    ...stated.filter((room) => !present.has(room)).map((room) => `${room} is not there`),
  ]
}

/** The imports from one room to another that do not lead to a later layer. */
export function importsAgainst(order: Order, imports: readonly Import[]): string[] {
  const layerOf = (path: string): number =>
    order.layers.findIndex((layer) => layer.includes(roomOf(path, order)))
  return imports
    .filter(({ relative, file, target }) => {
      if (!relative || target.startsWith('..')) return false
      return roomOf(file, order) !== roomOf(target, order) && layerOf(target) <= layerOf(file)
    })
    .map(({ file, target }) => `${file} → ${target}`)
}
