// Draws a plan as a staircase: a line leads right from each room to what it imports, and down into it.
// What leads back is drawn below the stairs, in red: there is no way to leave it out.

import { sheet, sheets, text } from '../pictures/picture.mjs'
import { dotSize, shortName, summaryOf } from './words.mjs'

/** @typedef {import('./plan.mjs').Plan} Plan */
/** @typedef {import('./plan.mjs').Arrow} Arrow */
/** @typedef {import('./plan.mjs').Room} Room */

/** @typedef {Room & { readonly x: number, readonly y: number }} Placed */
/** @typedef {Arrow & { readonly start: Placed, readonly end: Placed, readonly turn: number }} Line */

const width = sheets.wide
const margin = { left: 46, right: 18 }
const top = 22
const rowHeight = 27
const box = { width: 106, height: 20 }
const tip = 4

/**
 * The picture as SVG, as wide as a page.
 *
 * @param {Plan} plan
 * @returns {string}
 */
export function draw(plan) {
  const rooms = placed(plan.rooms)
  const lines = placedLines(plan.arrows, rooms)
  const height = top + rooms.length * rowHeight + 20
  return sheet({
    title: 'The rooms of Mediaplug and what they import',
    summary: summaryOf(plan),
    width,
    height,
    body: [
      ...bands(rooms),
      ...legend(plan, rooms),
      ...paths(lines),
      ...rooms.flatMap(roomBox),
      ...lines.map(dot),
    ],
  })
}

/**
 * @param {readonly Room[]} rooms
 * @returns {Placed[]}
 */
function placed(rooms) {
  const step = (width - margin.left - margin.right - box.width) / Math.max(rooms.length - 1, 1)
  return rooms.map((room, index) => ({
    ...room,
    x: Math.floor(margin.left + index * step) + 0.5,
    y: top + (index + 0.5) * rowHeight + 0.5,
  }))
}

/**
 * An arrow turns above the end of the box that it leads to; one that leads up, below the start.
 *
 * @param {readonly Arrow[]} arrows
 * @param {readonly Placed[]} rooms
 * @returns {Line[]}
 */
function placedLines(arrows, rooms) {
  const at = new Map(rooms.map((room) => [room.name, room]))
  return arrows.flatMap((arrow) => {
    const [start, end] = [at.get(arrow.from), at.get(arrow.to)]
    if (!start || !end) return []
    return [{ ...arrow, start, end, turn: end.y < start.y ? end.x + 10 : end.x + box.width - 10 }]
  })
}

/** The lines that lead down are drawn once for all arrows that share them, those that lead back each alone. */
function paths(/** @type {readonly Line[]} */ lines) {
  const down = lines.filter(({ back }) => !back)
  const rows = longest(
    down,
    ({ from }) => from,
    ({ turn }) => turn,
  )
  const columns = longest(
    down,
    ({ to }) => to,
    ({ start }) => -start.y,
  )
  return [
    ...rows.map(({ start, turn }) => `<path class="line" d="M${start.x + box.width} ${start.y}H${turn}"/>`),
    ...columns.flatMap((line) => column(line, '')),
    ...lines
      .filter(({ back }) => back)
      .flatMap((line) => {
        const { start, end, turn } = line
        const x = end.y < start.y ? start.x : start.x + box.width
        return [`<path class="line red" d="M${x} ${start.y}H${turn}"/>`, ...column(line, ' red')]
      }),
  ]
}

/**
 * @param {Line} line
 * @param {string} kind
 */
function column({ start, end, turn }, kind) {
  const sign = Math.sign(end.y - start.y)
  const foot = end.y - sign * (box.height / 2 + tip + 1)
  return [
    `<path class="line${kind}" d="M${turn} ${start.y}V${foot}"/>`,
    `<path class="tip${kind}" d="M${turn - 3} ${foot}h6l-3 ${sign * tip}z"/>`,
  ]
}

/**
 * Of the lines of each group the one that reaches farthest.
 *
 * @param {readonly Line[]} lines
 * @param {(line: Line) => string} groupOf
 * @param {(line: Line) => number} reach
 */
function longest(lines, groupOf, reach) {
  /** @type {Map<string, Line>} */
  const found = new Map()
  for (const line of lines) {
    const other = found.get(groupOf(line))
    if (!other || reach(line) > reach(other)) found.set(groupOf(line), line)
  }
  return [...found.values()]
}

function dot(/** @type {Line} */ { turn, start, imports, back }) {
  return `<circle class="dot ${back ? 'red' : 'blue'}" cx="${turn}" cy="${start.y}" r="${dotSize(imports)}"/>`
}

function roomBox(/** @type {Placed} */ { name, x, y, inCore, files }) {
  return [
    `<rect class="${inCore ? 'blue' : 'amber'}" x="${x}" y="${y - box.height / 2}" width="${box.width}" height="${box.height}" rx="4"/>`,
    text(x + box.width / 2, y + 4, shortName(name), 'small middle'),
    text(x - 7, y + 4, String(files), 'tiny soft end'),
  ]
}

/** The frame of core, and a stripe behind every second of its layers. */
function bands(/** @type {readonly Placed[]} */ rooms) {
  const core = rooms.filter(({ inCore }) => inCore)
  const [first] = core
  if (!first) return []
  const left = first.x - 28
  const right = width - 8.5
  const stripes = core
    .filter(({ layer }) => (layer - first.layer) % 2 === 0)
    .map(
      ({ y }) =>
        `<rect class="band" x="${left}" y="${y - rowHeight / 2}" width="${right - left}" height="${rowHeight}"/>`,
    )
  const frame = `<rect class="frame dashed" x="${left}" y="${first.y - rowHeight / 2}" width="${right - left}" height="${core.length * rowHeight}" rx="4"/>`
  return [...stripes, frame]
}

/** It stands below the stairs, where lines are only when something leads back. */
function legend(/** @type {Plan} */ plan, /** @type {readonly Placed[]} */ rooms) {
  const words = [
    'A line leads right to what a room',
    'imports, types included, and down into',
    'it. A large dot: many imports. Beside',
    'a box: its files. What led back up',
    'would be red. Within the frame: core.',
    summaryOf(plan),
  ]
  const first = rooms.find(({ inCore }) => inCore)
  const last = rooms.at(-1)
  const x = (first?.x ?? margin.left) - 12
  const y = Math.max((last?.y ?? 0) - words.length * 18, top)
  return [
    text(x, y, 'The house', 'heading'),
    ...words.map((line, index) => text(x, y + 23 + index * 18, line, 'small soft')),
  ]
}
