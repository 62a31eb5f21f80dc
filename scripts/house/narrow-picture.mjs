// The plan for a telephone: a line for each room, and a dot above the diagonal for each room that it imports.
// What leads back is a dot below the diagonal, in red.
import { sheet, sheets, text } from '../pictures/picture.mjs'
import { dotSize, shortName, summaryOf } from './words.mjs'

/** @typedef {import('./plan.mjs').Plan} Plan */

const rowHeight = 19
const top = 118
const left = 124

/**
 * @param {Plan} plan
 * @returns {string} SVG.
 */
export function drawNarrow(plan) {
  const { rooms, arrows } = plan
  const width = sheets.narrow
  const bottom = top + rooms.length * rowHeight
  const step = (width - 16 - left) / rooms.length
  const indexOf = new Map(rooms.map(({ name }, index) => [name, index]))
  const x = (/** @type {number} */ index) => Number((left + (index + 0.5) * step).toFixed(1))
  const y = (/** @type {number} */ index) => top + (index + 0.5) * rowHeight
  return sheet({
    title: 'The rooms of Mediaplug and what they import',
    summary: summaryOf(plan),
    width,
    height: bottom + 18,
    body: [
      text(20, 34, 'The house, drawn from its imports', 'heading'),
      text(20, 55, 'A dot in a line: the room imports the one', 'small soft'),
      text(20, 72, 'whose square is in the dot’s column.', 'small soft'),
      text(20, 89, summaryOf(plan), 'small soft'),
      ...rooms.flatMap(({ name, inCore }, index) => [
        ...(index % 2 === 0
          ? [
              `<rect class="band" x="12" y="${y(index) - rowHeight / 2}" width="${width - 24}" height="${rowHeight}"/>`,
            ]
          : []),
        text(left - 8, y(index) + 4, shortName(name), 'tiny end'),
        `<rect class="${inCore ? 'blue' : 'amber'}" x="${x(index) - 3.5}" y="${y(index) - 6}" width="7" height="12" rx="2"/>`,
      ]),
      ...arrows.flatMap(({ from, to, imports, back }) => {
        const [row, column] = [indexOf.get(from), indexOf.get(to)]
        if (row === undefined || column === undefined) return []
        return [
          `<circle class="dot ${back ? 'red' : 'blue'}" cx="${x(column)}" cy="${y(row)}" r="${Math.min(dotSize(imports), 4.5)}"/>`,
        ]
      }),
    ],
  })
}
