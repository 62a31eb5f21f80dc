// The steps below each other, numbered; beside them what goes to the journal and to the vendor, and what comes back.
import { arrows, paragraph, sheet, sheets, text } from '../picture.mjs'
import { after, before } from './steps.mjs'

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('../picture.mjs').Point} Point */

const rail = 34
const leading = 17
const top = 112

const layouts = {
  wide: { wordsX: 62, from: 392, journal: 496, vendor: 634, head: 62, isWide: true },
  narrow: { wordsX: 58, from: 220, journal: 250, vendor: 308, head: 54, isWide: false },
}

/** @typedef {typeof layouts.wide} Layout */

/** @param {import('../picture.mjs').Width} size */
export function drawWay(size) {
  const width = sheets[size]
  const layout = layouts[size]
  const first = column(before, top, 1, layout)
  const border = first.end + 12
  const second = column(after, border + 42, before.length + 1, layout)
  const end = second.end
  return sheet({
    title: 'The way of a request',
    summary: [...before, ...after]
      .map(({ does, notes, journal }, index) => {
        const kept = journal ? ` Journal: ${journal}.` : ''
        return `${index + 1}. ${does}: ${notes.join(' ')}.${kept}`
      })
      .join(' '),
    width,
    height: end + 26,
    body: [
      text(20, 34, 'The way of a request', 'heading'),
      text(20, 55, 'What generate() and save() do, from top to bottom.', 'small soft'),
      ...lane(layout.journal, end, layout.head, 'journal', 'amber'),
      ...lane(layout.vendor, end, layout.head, 'vendor', 'green'),
      text(layout.wordsX, border - 8, 'Nothing costs so far.', 'small strong'),
      `<path class="line dashed" d="M20 ${border}H${width - 20}"/>`,
      text(layout.wordsX, border + 19, 'From here on, nothing is sent twice.', 'small strong'),
      ...arrows([
        [
          [rail, top],
          [rail, end],
        ],
      ]),
      ...first.lines,
      ...second.lines,
    ],
  })
}

/**
 * @param {number} x
 * @param {number} end
 * @param {number} head How wide its head is.
 * @param {string} name
 * @param {import('../palette.mjs').Tone} tone
 */
function lane(x, end, head, name, tone) {
  return [
    `<path class="grid" d="M${x} 98V${end}"/>`,
    `<rect class="${tone}" x="${x - head / 2}" y="72" width="${head}" height="26" rx="6"/>`,
    text(x, 89, name, 'small strong middle'),
  ]
}

/**
 * @param {readonly Step[]} steps
 * @param {number} start
 * @param {number} number Of the first.
 * @param {Layout} layout
 */
function column(steps, start, number, layout) {
  let y = start
  const lines = steps.flatMap((step, index) => {
    const notes = layout.isWide ? [step.notes.join(' ')] : step.notes
    const body = [
      `<circle class="blue" cx="${rail}" cy="${y + 12}" r="12"/>`,
      text(rail, y + 16.5, String(number + index), 'small strong middle'),
      title(step, y + 16.5, layout),
      ...paragraph(layout.wordsX, y + 16.5 + leading, notes, 'small soft', leading),
      ...told(step, y + 12, layout),
    ]
    y += 24 + notes.length * leading + 18
    return body
  })
  return { lines, end: y }
}

/**
 * What a step does, and where there is room, in which room of core.
 *
 * @param {Step} step
 * @param {number} y
 * @param {Layout} layout
 */
function title({ does, file }, y, { wordsX, isWide }) {
  const words = text(wordsX, y, does, 'strong')
  const [room = ''] = file.split('/')
  return isWide ? words.replace('</text>', `<tspan class="code soft" dx="10">${room}/</tspan></text>`) : words
}

/**
 * What a step tells the journal or the vendor.
 *
 * @param {Step} step
 * @param {number} y
 * @param {Layout} layout
 */
function told({ journal, vendor }, y, layout) {
  const { from, isWide } = layout
  if (journal) {
    const words = isWide ? [text((from + layout.journal) / 2, y - 7, journal, 'code middle')] : []
    return [...words, ...across(from, layout.journal, y, 'amber'), spot(layout.journal, y, 'amber')]
  }
  if (!vendor) return []
  const middle = (layout.journal + layout.vendor) / 2
  const words = [
    text(middle, y - 7, vendor.asks, 'code middle'),
    text(middle, y + 29, vendor.answer, 'code middle'),
  ]
  return [
    ...(isWide ? words : []),
    ...across(from, layout.vendor, y, 'green'),
    ...across(layout.vendor, from, y + 14, 'green'),
    spot(layout.vendor, y + 7, 'green'),
  ]
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} y
 * @param {import('../palette.mjs').Tone} tone
 */
function across(from, to, y, tone) {
  const room = 6 * Math.sign(to - from)
  /** @type {Point[]} */
  const way =
    to > from
      ? [
          [from, y],
          [to - room, y],
        ]
      : [
          [from + room, y],
          [to, y],
        ]
  return arrows([way], tone)
}

const spot = (/** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ tone) =>
  `<circle class="dot ${tone}" cx="${x}" cy="${y}" r="4.5"/>`
