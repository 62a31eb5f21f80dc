// Both axes are logarithmic: what is twice as late, or takes twice as many polls, is equally far away everywhere.
import { sheet, sheets, text } from '../picture.mjs'
import { points } from './points.mjs'

/** @typedef {import('./points.mjs').Point} Point */

const polls = { least: 3, most: 110, ticks: [3, 5, 10, 20, 50, 100] }
const seconds = { least: 0.4, most: 18, ticks: [0.5, 1, 2, 5, 10] }

/**
 * Where words stand, from the point that they name, so that none covers another. What stands apart has a line to it.
 *
 * @typedef {object} Label
 * @property {string} words
 * @property {number} dx
 * @property {number} dy
 * @property {'end' | 'middle'} [anchor]
 * @property {boolean} [isApart]
 */

/**
 * @typedef {object} Layout
 * @property {number} height
 * @property {number} top
 * @property {number} left
 * @property {Readonly<Record<string, Label>>} paced By the name of the schedule.
 * @property {readonly number[]} fixed Which regular intervals have room for their names.
 * @property {readonly (readonly [x: number, y: number])[]} key
 */

/** @type {Readonly<Record<'wide' | 'narrow', Layout>>} */
const layouts = {
  wide: {
    height: 488,
    top: 114,
    left: 62,
    paced: {
      'known duration': { words: 'its duration is known', dx: -70, dy: 50, anchor: 'end', isApart: true },
      'a guess of 90 s': { words: 'a first guess of it', dx: -70, dy: 84, anchor: 'end', isApart: true },
      'no hint, the bound alone': { words: 'nothing is known of it', dx: 12, dy: -8 },
    },
    fixed: [1, 2, 3, 20],
    key: [
      [20, 80],
      [208, 80],
      [402, 80],
      [560, 80],
    ],
  },
  narrow: {
    height: 516,
    top: 176,
    left: 50,
    paced: {
      'known duration': { words: 'known', dx: -36, dy: 42, anchor: 'end', isApart: true },
      'a guess of 90 s': { words: 'first guess', dx: -36, dy: 72, anchor: 'end', isApart: true },
      'no hint, the bound alone': { words: 'nothing known', dx: 0, dy: -14, anchor: 'middle' },
    },
    fixed: [1, 2, 3],
    key: [
      [20, 80],
      [20, 100],
      [20, 120],
      [20, 140],
    ],
  },
}

const rounded = (/** @type {number} */ value) => Number(value.toFixed(1))
const secondsOf = (/** @type {Point} */ { late }) => late * points.medianSeconds

/** @param {import('../picture.mjs').Width} size */
export function drawDelay(size) {
  const width = sheets[size]
  const layout = layouts[size]
  const { height, top, left } = layout
  const [bottom, right] = [height - 64, width - 36]
  const x = scale(polls, left, right)
  const y = scale(seconds, bottom, top)
  const at = (/** @type {Point} */ point) => /** @type {const} */ ([x(point.polls), y(secondsOf(point))])
  const line = (/** @type {readonly Point[]} */ list, kind = '') =>
    `<path class="line ${kind}" d="M${list.map((point) => at(point).join(' ')).join('L')}"/>`

  return sheet({
    title: 'Delay against polls',
    summary: summaryOf(),
    width,
    height,
    body: [
      text(20, 34, 'Delay against polls', 'heading'),
      text(20, 55, `A task that usually takes ${points.medianSeconds} s; both as averages.`, 'small soft'),
      ...key(layout),
      ...seconds.ticks.flatMap((value) => [
        `<path class="grid" d="M${left} ${y(value)}H${right}"/>`,
        text(left - 8, y(value) + 4, `${value} s`, 'small soft end'),
      ]),
      ...polls.ticks.flatMap((value) => [
        `<path class="grid" d="M${x(value)} ${top}V${bottom}"/>`,
        text(x(value), bottom + 20, String(value), 'small soft middle'),
      ]),
      text(left - 8, top - 2, 'late', 'small end'),
      text((left + right) / 2, bottom + 44, 'polls of a task', 'small middle'),
      line(points.best, 'dashed'),
      line(points.fixed),
      line(points.doubling, 'amber'),
      ...points.fixed.flatMap((point) =>
        named(at(point), layout.fixed.includes(point.seconds), point.seconds, ''),
      ),
      ...points.doubling.flatMap((point) =>
        named(at(point), [8, 16, 25].includes(point.seconds), point.seconds, 'amber'),
      ),
      ...points.paced.flatMap((point) => paced(at(point), layout.paced[point.name])),
    ],
  })
}

/**
 * @param {{ readonly least: number, readonly most: number }} range
 * @param {number} start
 * @param {number} end
 */
function scale({ least, most }, start, end) {
  return (/** @type {number} */ value) =>
    rounded(start + (Math.log(value / least) / Math.log(most / least)) * (end - start))
}

/**
 * A point of a line, and what it is called.
 *
 * @param {readonly [x: number, y: number]} point
 * @param {boolean} isNamed
 * @param {number} step In seconds.
 * @param {string} kind
 */
function named([x, y], isNamed, step, kind) {
  if (!isNamed) return []
  return [
    `<circle class="${`dot ${kind}`.trim()}" cx="${x}" cy="${y}" r="3"/>`,
    text(x + 7, y - 4, `${step} s`, 'small soft'),
  ]
}

/**
 * @param {readonly [x: number, y: number]} point
 * @param {Label | undefined} label
 */
function paced([x, y], label) {
  if (!label) return []
  const { words, dx, dy, anchor, isApart } = label
  return [
    ...(isApart ? [`<path class="line blue" d="M${x} ${y}L${x + dx + 5} ${y + dy - 4}"/>`] : []),
    `<circle class="dot blue" cx="${x}" cy="${y}" r="6"/>`,
    text(x + dx, y + dy, words, `small strong blue ${anchor ?? ''}`.trim()),
  ]
}

/** What the lines stand for. */
function key(/** @type {Layout} */ layout) {
  /** @type {readonly (readonly [kind: string, words: string])[]} */
  const entries = [
    ['', 'every so many seconds'],
    ['amber', 'doubling up to so many'],
    ['dashed', 'the best there is'],
    ['blue', 'Mediaplug'],
  ]
  return entries.flatMap(([kind, words], index) => {
    const [x = 0, y = 0] = layout.key[index] ?? []
    return [
      kind === 'blue'
        ? `<circle class="dot blue" cx="${x + 11}" cy="${y}" r="6"/>`
        : `<path class="line ${kind}" d="M${x} ${y}h22"/>`,
      text(x + 30, y + 4, words, 'small'),
    ]
  })
}

function summaryOf() {
  const told = (/** @type {string} */ name, /** @type {Point} */ point) =>
    `${name}: ${rounded(secondsOf(point))} s late after ${point.polls} polls.`
  return [
    ...points.paced.map((point) => told(`Mediaplug, ${point.name}`, point)),
    ...points.fixed.map((point) => told(`Every ${point.seconds} s`, point)),
    ...points.doubling.map((point) => told(`Doubling up to ${point.seconds} s`, point)),
  ].join(' ')
}
