// A time line from top to bottom: acts on it, and a card for each moment at which the process may be killed.
import { arrows, paragraph, sheet, sheets, text, wrapped } from '../picture.mjs'
import { moments, story } from './moments.mjs'

/** @typedef {import('../picture.mjs').Width} Width */
/** @typedef {import('./moments.mjs').Act} Act */
/** @typedef {import('./moments.mjs').Moment} Moment */

const rail = 30
const leading = 18
const top = 76

/**
 * How a card is laid out: its columns of a name and words, and how many letters fit on a line of each.
 *
 * @typedef {object} Layout
 * @property {number} cardX
 * @property {number} right
 * @property {boolean} isWide
 * @property {number} gap
 */

/** @type {Readonly<Record<Width, Layout>>} */
const layouts = {
  wide: { cardX: 64, right: sheets.wide - 20, isWide: true, gap: 14 },
  narrow: { cardX: 54, right: sheets.narrow - 16, isWide: false, gap: 14 },
}

/** @param {Width} width */
export function drawCrash(width) {
  const layout = layouts[width]
  let y = top
  const body = story.flatMap((part) => {
    const { height, lines } = 'when' in part ? card(part, y, layout) : act(part, y, layout)
    y += height + layout.gap
    return lines
  })
  return sheet({
    title: 'What happens in a crash',
    summary: moments
      .map(({ when, recovered, paid }) => `Killed ${when}: recover() says ${recovered}; paid: ${paid}.`)
      .join(' '),
    width: sheets[width],
    height: y + 6,
    body: [
      text(20, 34, 'What happens in a crash', 'heading'),
      text(20, 55, 'Time runs down. × is where the process is killed.', 'small soft'),
      ...arrows([
        [
          [rail, top + 10],
          [rail, y - layout.gap],
        ],
      ]),
      ...body,
    ],
  })
}

/**
 * @param {Act} act
 * @param {number} y
 * @param {Layout} layout
 */
function act({ does, note }, y, { cardX, isWide }) {
  const words = text(cardX, y + 15, does, 'strong')
  const beside = note && isWide ? `<tspan class="small soft" dx="10">${note}</tspan></text>` : '</text>'
  return {
    height: note && !isWide ? 20 + leading : 20,
    lines: [
      `<circle class="dot" cx="${rail}" cy="${y + 10}" r="5"/>`,
      words.replace('</text>', beside),
      ...(note && !isWide ? [text(cardX, y + 15 + leading, note, 'small soft')] : []),
    ],
  }
}

/**
 * @param {Moment} moment
 * @param {number} y
 * @param {Layout} layout
 */
function card({ when, left, recovered, paid, next, tone }, y, { cardX, right, isWide }) {
  const inner = cardX + 14
  const onDisk = left.length === 0 ? 'nothing' : left.join(', ')
  /** @type {readonly Row[]} */
  const facts = [
    { name: 'on disk', words: onDisk, kind: 'code' },
    { name: 'recover()', words: recovered, kind: 'code' },
  ]
  /** @type {readonly Row[]} */
  const consequences = [
    { name: 'paid', words: paid, kind: 'small' },
    { name: 'then', words: next, kind: 'small' },
  ]
  const columns = isWide
    ? [rows(facts, inner, y + 45, 76, 40), rows(consequences, inner + 290, y + 45, 44, 40)]
    : [rows([...facts, ...consequences], inner, y + 45, 70, 25)]
  const height = Math.max(...columns.map(({ end }) => end)) - y - leading + 13
  return {
    height,
    lines: [
      `<path class="line ${tone}" d="M${rail} ${y + 18}H${cardX}"/>`,
      `<rect class="${tone}" x="${cardX + 0.5}" y="${y + 0.5}" width="${right - cardX}" height="${height}" rx="6"/>`,
      `<circle class="ground" cx="${rail}" cy="${y + 18}" r="9"/>`,
      `<path class="line red" d="M${rail - 4.5} ${y + 13.5}l9 9m0 -9l-9 9"/>`,
      text(inner, y + 23, `Killed ${when}`, `strong ${tone}`),
      ...columns.flatMap(({ lines }) => lines),
    ],
  }
}

/** @typedef {{ readonly name: string, readonly words: string, readonly kind: string }} Row */

/**
 * Names and words below each other.
 *
 * @param {readonly Row[]} list
 * @param {number} x
 * @param {number} y
 * @param {number} indent Of the words behind the names.
 * @param {number} letters
 */
function rows(list, x, y, indent, letters) {
  let end = y
  const lines = list.flatMap(({ name, words, kind }) => {
    const cut = wrapped(words, letters)
    const at = end
    end += cut.length * leading
    return [text(x, at, name, 'small soft'), ...paragraph(x + indent, at, cut, kind, leading)]
  })
  return { lines, end }
}
