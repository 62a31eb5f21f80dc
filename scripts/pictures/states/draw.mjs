import { arrows, sheet, text } from '../picture.mjs'
import { narrow } from './narrow.mjs'
import { states, submissionStates, taskStates } from './states.mjs'
import { wide } from './wide.mjs'

/** @typedef {import('./layout.mjs').Box} Box */
/** @typedef {import('./states.mjs').StateName} StateName */

const layouts = { wide, narrow }

/** @param {import('../picture.mjs').Width} size */
export function drawStates(size) {
  const layout = layouts[size]
  const { width, height, ended, captions, hasNotes, at } = layout

  /** @type {(name: StateName) => Box} */
  function box(name) {
    const [x, y] = at[name]
    const [half, tall] = [layout.box.width / 2, layout.box.height / 2]
    return { x, y, left: x - half, right: x + half, top: y - tall, bottom: y + tall }
  }

  const ways = layout.ways(box)
  const boxes = Object.entries(states).flatMap(([name, { note, tone }]) => {
    const { x, y, left, top } = box(/** @type {StateName} */ (name))
    const middle = hasNotes ? y - 3 : y + 4
    return [
      `<rect class="${tone}" x="${left}" y="${top}" width="${layout.box.width}" height="${layout.box.height}" rx="6"/>`,
      text(x, middle, name, 'code strong middle'),
      ...(hasNotes ? [text(x, y + 14, note, 'small soft middle')] : []),
    ]
  })
  return sheet({
    title: 'The states of a submission and of its task',
    summary: `A submission is ${Object.keys(submissionStates).join(', ')}. Its task is ${Object.keys(taskStates).join(', ')}.`,
    width,
    height,
    body: [
      text(20, 34, 'The states of a task', 'heading'),
      text(20, 55, 'Broken lines: where the vendor can be asked.', 'small soft'),
      ...captions.map(([x, y, words]) => text(x, y, words, 'small strong')),
      `<rect class="frame dashed" x="${ended.x}" y="${ended.y}" width="${ended.width}" height="${ended.height}" rx="8"/>`,
      ...arrows(ways.filter(({ isAsked }) => !isAsked).map(({ points }) => points)),
      ...arrows(
        ways.filter(({ isAsked }) => isAsked).map(({ points }) => points),
        'dashed',
      ),
      ...boxes,
    ],
  })
}
