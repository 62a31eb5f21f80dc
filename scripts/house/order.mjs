// The order of rooms, as ARCHITECTURE.md states it. There is no second list: checks and the picture read this one.

/**
 * The rooms of one folder, what calls before what is called. Rooms of one layer know nothing of each other.
 *
 * @typedef {object} Order
 * @property {string} folder The folder that holds the rooms.
 * @property {readonly (readonly string[])[]} layers
 */

/**
 * Reads the orders that a document states. Each is a code block whose first line names the folder:
 *
 *     packages/core/src:
 *     client → task → { http, journal } → index.ts
 *
 * @param {string} markdown
 * @returns {Order[]}
 */
export function statedOrders(markdown) {
  return [...markdown.matchAll(/^```\n(\S+):\n([^`]*→[^`]*)^```$/gm)].map(([, folder = '', text = '']) => ({
    folder,
    layers: text.split('→').map((layer) => layer.split(/[\s{},]+/).filter(Boolean)),
  }))
}

/**
 * The room that a path belongs to: its first folder, or for a file beside the rooms its name.
 * Where an order has `*.ts`, that is all files beside the rooms which it does not name.
 *
 * @param {string} path Relative to the order's folder.
 * @param {Order} order
 */
export function roomOf(path, { layers }) {
  const [first = '', ...rest] = path.split('/')
  const known = layers.flat()
  return rest.length === 0 && !known.includes(first) && known.includes('*.ts') ? '*.ts' : first
}
