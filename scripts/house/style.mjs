// The colours of the picture, light and dark. Plain rules without variables, so that every viewer of SVG shows them.

/** @typedef {typeof light} Palette */

const light = {
  ground: '#fff',
  band: '#f1f4f8',
  frame: '#b9c3d0',
  line: '#8996a7',
  ink: '#1b2430',
  soft: '#4f5b6b',
  room: '#e3ecf9',
  roomEdge: '#4a73ad',
  package: '#f6ecd8',
  packageEdge: '#a57b2b',
  dot: '#35598c',
  back: '#c02f2f',
}

/** @type {Palette} */
const dark = {
  ground: '#12171e',
  band: '#1a212b',
  frame: '#46566a',
  line: '#5f6e82',
  ink: '#e6ebf2',
  soft: '#a5b2c3',
  room: '#1d3250',
  roomEdge: '#6f9bd8',
  package: '#3a2f17',
  packageEdge: '#cf9f45',
  dot: '#86aee6',
  back: '#ff7b72',
}

/** The style of the picture. It follows the reader's light or dark scheme. */
export const style = `
text { font: 13px system-ui, -apple-system, 'Segoe UI', sans-serif }
.heading { font-size: 18px; font-weight: 600 }
.count { text-anchor: end }
.number { font-size: 10px; font-weight: 600; text-anchor: middle }
.frame, .line { fill: none }
.frame { stroke-dasharray: 5 4 }
${coloured(light)}
@media (prefers-color-scheme: dark) {
${coloured(dark)}
}
`

/** @param {Palette} palette */
function coloured(palette) {
  return `text { fill: ${palette.ink} }
.soft, .count { fill: ${palette.soft} }
.ground, .number { fill: ${palette.ground} }
.band { fill: ${palette.band} }
.frame { stroke: ${palette.frame} }
.room { fill: ${palette.room}; stroke: ${palette.roomEdge} }
.package { fill: ${palette.package}; stroke: ${palette.packageEdge} }
.line { stroke: ${palette.line} }
.tip { fill: ${palette.line} }
.dot { fill: ${palette.dot} }
.line.back { stroke: ${palette.back} }
.dot.back, .tip.back { fill: ${palette.back} }`
}
