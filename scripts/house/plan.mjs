// The plan of the house: core's rooms and the packages around it, and what leads from one to another.
import { importsOf } from './imports.mjs'
import { roomOf } from './order.mjs'

/** @typedef {import('./sources.mjs').Sources} Sources */
/** @typedef {import('./order.mjs').Order} Order */

/**
 * A room of core, or another package as a whole.
 *
 * @typedef {object} Room
 * @property {string} name
 * @property {boolean} inCore
 * @property {number} layer Rooms of one layer know nothing of each other.
 * @property {number} files How many sources are in it.
 */

/**
 * All imports from one room to another.
 *
 * @typedef {object} Arrow
 * @property {string} from
 * @property {string} to
 * @property {number} imports How many pairs of files it stands for.
 * @property {boolean} back Whether it leads to no later layer.
 */

/**
 * @typedef {object} Plan
 * @property {readonly Room[]} rooms From top to bottom.
 * @property {readonly Arrow[]} arrows
 */

/**
 * Finds the rooms and arrows in a repository's sources. Nothing but the order of core's rooms is told.
 *
 * @param {Sources} sources
 * @param {Order} order
 * @returns {Plan}
 */
export function planOf(sources, order) {
  const places = [...sources.keys()]
    .map((path) => placeOf(path, order))
    .filter((place) => place !== undefined)
  const arrows = arrowsOf(sources, order)
  const inCore = new Set([...order.layers.flat(), ...places.filter((place) => place.inCore).map(nameOf)])
  const packages = callersFirst(
    [...new Set(places.map(nameOf))].filter((name) => !inCore.has(name)).toSorted(),
    arrows,
  )
  const unstated = [...inCore].filter((name) => !order.layers.flat().includes(name))
  const layers = [...packages.map((name) => [name]), ...order.layers, unstated]
  const rooms = layers.flatMap((names, layer) =>
    names.map((name) => ({
      name,
      inCore: inCore.has(name),
      layer,
      files: places.filter((place) => place.name === name).length,
    })),
  )
  const layerOf = new Map(rooms.map(({ name, layer }) => [name, layer]))
  const back = ({ from = '', to = '' }) => (layerOf.get(to) ?? 0) <= (layerOf.get(from) ?? 0)
  return { rooms, arrows: arrows.map((arrow) => ({ ...arrow, back: back(arrow) })) }
}

const nameOf = ({ name = '' }) => name

/**
 * The room or package that a file of the repository is in. Helpers of tests are in none.
 *
 * @param {string} path
 * @param {Order} order
 */
function placeOf(path, order) {
  if (path.startsWith(`${order.folder}/`)) {
    return { name: roomOf(path.slice(order.folder.length + 1), order), inCore: true }
  }
  const [, name] = /^(?:packages\/)?([\w-]+)\/src\//.exec(path) ?? []
  return name === undefined || name === 'tests' ? undefined : { name: packageName(name), inCore: false }
}

/**
 * The room or package that a module's name leads to.
 *
 * @param {string} module
 */
function placeOfModule(module) {
  const [, name, entry = 'index'] = /^@mediaplug\/([\w-]+)(?:\/([\w-]+))?$/.exec(module) ?? []
  if (name === undefined) return undefined
  return name === 'core' ? { name: `${entry}.ts` } : { name: packageName(name) }
}

/** Providers are drawn as one: none knows another. */
function packageName(name = '') {
  return name.startsWith('provider-') ? 'providers' : name
}

/**
 * @param {Sources} sources
 * @param {Order} order
 */
function arrowsOf(sources, order) {
  /** @type {Map<string, { from: string, to: string, imports: number }>} */
  const arrows = new Map()
  for (const { file, target, relative } of importsOf(sources)) {
    const from = placeOf(file, order)?.name
    const to = (relative ? placeOf(target, order) : placeOfModule(target))?.name
    if (from === undefined || to === undefined || from === to) continue
    const key = `${from} ${to}`
    arrows.set(key, { from, to, imports: (arrows.get(key)?.imports ?? 0) + 1 })
  }
  return [...arrows.values()]
}

/**
 * Packages in an order in which each stands before those that it imports.
 *
 * @param {readonly string[]} names
 * @param {readonly { readonly from: string, readonly to: string }[]} arrows
 * @returns {string[]}
 */
function callersFirst(names, arrows) {
  if (names.length === 0) return []
  const called = (name = '') => arrows.some(({ from, to }) => to === name && names.includes(from))
  const first = names.find((name) => !called(name)) ?? names[0] ?? ''
  return [
    first,
    ...callersFirst(
      names.filter((name) => name !== first),
      arrows,
    ),
  ]
}
