// Draws a plan as a staircase: a line leads right from each room to what it imports, and down into it.
// What leads back is drawn below the stairs, in red: there is no way to leave it out.

import { style } from './style.mjs'

/** @typedef {import('./plan.mjs').Plan} Plan */
/** @typedef {import('./plan.mjs').Arrow} Arrow */
/** @typedef {import('./plan.mjs').Room} Room */

/** @typedef {Room & { readonly x: number, readonly y: number }} Placed */
/** @typedef {Arrow & { readonly start: Placed, readonly end: Placed, readonly turn: number }} Line */

const width = 1000
const margin = 20
const top = 20
const rowHeight = 34
const box = { width: 122, height: 26 }
const tip = 5

/**
 * The picture as SVG. It follows the reader's light or dark scheme.
 *
 * @param {Plan} plan
 * @returns {string}
 */
export function draw(plan) {
  const rooms = placed(plan.rooms)
  const lines = placedLines(plan.arrows, rooms)
  const height = top + rooms.length * rowHeight + margin
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title summary">`,
    '<title id="title">The rooms of Mediaplug and what they import</title>',
    `<desc id="summary">${summaryOf(plan)}</desc>`,
    `<style>${style}</style>`,
    `<rect class="ground" width="${width}" height="${height}" rx="8"/>`,
    ...bands(rooms),
    ...legend(plan),
    ...paths(lines),
    ...rooms.flatMap(roomBox),
    ...lines.flatMap(dot),
    '</svg>',
  ].join('\n')}\n`
}

/**
 * @param {readonly Room[]} rooms
 * @returns {Placed[]}
 */
function placed(rooms) {
  const step = (width - 2 * margin - box.width) / Math.max(rooms.length - 1, 1)
  return rooms.map((room, index) => ({
    ...room,
    x: Math.floor(margin + index * step) + 0.5,
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
    return [{ ...arrow, start, end, turn: end.y < start.y ? end.x + 14 : end.x + box.width - 14 }]
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
        return [`<path class="line back" d="M${x} ${start.y}H${turn}"/>`, ...column(line, ' back')]
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
    `<path class="tip${kind}" d="M${turn - 4} ${foot}h8l-4 ${sign * tip}z"/>`,
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
  return [
    `<circle class="dot${back ? ' back' : ''}" cx="${turn}" cy="${start.y}" r="8.5"/>`,
    `<text class="number" x="${turn}" y="${start.y + 3.5}">${imports}</text>`,
  ]
}

function roomBox(/** @type {Placed} */ { name, x, y, inCore, files }) {
  return [
    `<rect class="${inCore ? 'room' : 'package'}" x="${x}" y="${y - box.height / 2}" width="${box.width}" height="${box.height}" rx="5"/>`,
    `<text x="${x + 9}" y="${y + 4.5}">${name}</text>`,
    `<text class="count" x="${x + box.width - 9}" y="${y + 4.5}">${files}</text>`,
  ]
}

/** The frame of core, and a stripe behind every second of its layers. */
function bands(/** @type {readonly Placed[]} */ rooms) {
  const core = rooms.filter(({ inCore }) => inCore)
  const [first] = core
  if (!first) return []
  const left = first.x - 10
  const right = width - margin / 2 - 0.5
  const stripes = core
    .filter(({ layer }) => (layer - first.layer) % 2 === 0)
    .map(
      ({ y }) =>
        `<rect class="band" x="${left}" y="${y - rowHeight / 2}" width="${right - left}" height="${rowHeight}"/>`,
    )
  const frame = `<rect class="frame" x="${left}" y="${first.y - rowHeight / 2}" width="${right - left}" height="${core.length * rowHeight}" rx="4"/>`
  return [...stripes, frame]
}

function legend(/** @type {Plan} */ plan) {
  return [
    '<text class="heading" x="400" y="48">The house, drawn from its imports</text>',
    ...[
      'From each room, a line leads right to what it imports, types included, and down into it.',
      'A number in a dot counts the imports, one in a box the files. The broken frame is core.',
      'Rooms on one stripe know nothing of each other. What led back up would be red.',
      summaryOf(plan),
    ].map((text, index) => `<text class="soft" x="400" y="${76 + index * 22}">${text}</text>`),
  ]
}

function summaryOf(/** @type {Plan} */ { rooms, arrows }) {
  const files = rooms.reduce((sum, room) => sum + room.files, 0)
  const back = arrows.filter((arrow) => arrow.back).length
  return `${files} files, ${arrows.length} arrows, ${back === 0 ? 'none' : back} of them back.`
}
