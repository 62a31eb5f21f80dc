// What all pictures are made of: the sheet, its colours, words and arrows.
import { inBothSchemes, tones } from './palette.mjs'

/**
 * A picture that can be drawn, wide or narrow.
 *
 * @typedef {object} Picture
 * @property {string} name The name of its files, without the ending.
 * @property {(width: Width) => string} draw Gives SVG.
 */

/** @typedef {'wide' | 'narrow'} Width */

/** As wide as the text of a page, and as that of a telephone: neither is scaled, so that words stay legible. */
export const sheets = { wide: 688, narrow: 342 }

const colours = inBothSchemes(
  (palette) => `text { fill: ${palette.ink} }
.ground { fill: ${palette.ground}; stroke: ${palette.rim} }
.band { fill: ${palette.band} }
.soft { fill: ${palette.soft} }
.line, .frame { stroke: ${palette.line} }
.grid { stroke: ${palette.rim} }
.tip, .dot { fill: ${palette.line} }
${tones.map((tone) => `.${tone} { fill: ${palette[tone]}; stroke: ${palette[`${tone}Edge`]} }`).join('\n')}
${tones.map((tone) => `.line.${tone} { fill: none; stroke: ${palette[`${tone}Edge`]} }`).join('\n')}
${tones.map((tone) => `.tip.${tone}, .dot.${tone}, text.${tone} { fill: ${palette[`${tone}Edge`]}; stroke: none }`).join('\n')}`,
)

const style = `
text { font: 13px system-ui, -apple-system, 'Segoe UI', sans-serif }
.small { font-size: 12px }
.tiny { font-size: 11px }
.heading { font-size: 15px; font-weight: 600 }
.strong { font-weight: 600 }
tspan { font-weight: 400 }
.code { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; font-size: 12px }
.middle { text-anchor: middle }
.end { text-anchor: end }
.line { fill: none; stroke-width: 1.5 }
.frame { fill: none }
.dashed { stroke-dasharray: 5 4 }
${colours}
`

/**
 * The picture as SVG.
 *
 * @param {object} sheet
 * @param {string} sheet.title
 * @param {string} sheet.summary What it shows, for those who do not see it.
 * @param {number} sheet.width
 * @param {number} sheet.height
 * @param {readonly string[]} sheet.body
 * @returns {string}
 */
export function sheet({ title, summary, width, height, body }) {
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title summary">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="summary">${escaped(summary)}</desc>`,
    `<style>${style}</style>`,
    `<rect class="ground" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
    ...body,
    '</svg>',
  ].join('\n')}\n`
}

const escaped = (/** @type {string} */ text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * @param {number} x
 * @param {number} y The base line.
 * @param {string} words
 * @param {string} [kind] Classes.
 */
export function text(x, y, words, kind) {
  return `<text${kind ? ` class="${kind}"` : ''} x="${x}" y="${y}">${escaped(words)}</text>`
}

/**
 * Words on as many lines as they need.
 *
 * @param {number} x
 * @param {number} y The base line of the first.
 * @param {readonly string[]} lines
 * @param {string} [kind]
 * @param {number} [leading]
 */
export function paragraph(x, y, lines, kind, leading = 17) {
  return lines.map((line, index) => text(x, y + index * leading, line, kind))
}

/**
 * Cuts words into lines.
 *
 * @param {string} words
 * @param {number} most Letters a line.
 * @returns {string[]}
 */
export function wrapped(words, most) {
  /** @type {string[]} */
  const lines = []
  for (const word of words.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** @typedef {readonly [x: number, y: number]} Point */

/**
 * Lines through points, with a tip at the end of each. They are one path, so that where they share a way it is no darker.
 *
 * @param {readonly (readonly Point[])[]} ways Each point is on a line with the next, across or down.
 * @param {string} [kind]
 */
export function arrows(ways, kind = '') {
  if (ways.length === 0) return []
  const classes = kind ? ` ${kind}` : ''
  const lines = ways.map((points) => {
    const { foot } = headOf(points)
    return `M${[...points.slice(0, -1), foot].map((point) => point.join(' ')).join('L')}`
  })
  const tips = ways.map((points) => headOf(points).tip)
  return [
    `<path class="line${classes}" d="${lines.join('')}"/>`,
    `<path class="tip${classes}" d="${tips.join('')}"/>`,
  ]
}

/** @param {readonly Point[]} points */
function headOf(points) {
  const [end = [0, 0], before = [0, 0]] = points.toReversed()
  const [right, down] = [Math.sign(end[0] - before[0]), Math.sign(end[1] - before[1])]
  /** @type {Point} */
  const foot = [end[0] - 6 * right, end[1] - 6 * down]
  const tip = `M${end[0]} ${end[1]}L${foot[0] + 4 * down} ${foot[1] + 4 * right}L${foot[0] - 4 * down} ${foot[1] - 4 * right}z`
  return { foot, tip }
}
