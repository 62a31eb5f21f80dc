import { svgFonts } from './font.js'
import type { Paint, PathShape, Scene, TextShape } from './scene.js'

/** Writes a drawing as an SVG document. */
export function toSvg(scene: Scene): string {
  const { width, height } = scene
  const definitions: string[] = []
  const shapes = scene.shapes.map((shape) =>
    shape.kind === 'text' ? textElement(shape) : pathElement(shape, definitions),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${svgFonts}">`,
    ...(definitions.length === 0 ? [] : ['<defs>', ...definitions, '</defs>']),
    ...shapes,
    '</svg>\n',
  ].join('\n')
}

function textElement(shape: TextShape): string {
  const { x, y, size, weight, fill, anchor } = shape
  return `<text x="${number(x)}" y="${number(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escapeXml(shape.text)}</text>`
}

function pathElement(shape: PathShape, definitions: string[]): string {
  const stroke =
    shape.stroke === undefined
      ? ''
      : ` stroke="${shape.stroke}" stroke-width="${shape.lineWidth ?? 1}" stroke-linecap="round" stroke-linejoin="round"`
  const dash = shape.dash === undefined ? '' : ` stroke-dasharray="${shape.dash.join(' ')}"`
  return `<path d="${shape.data}" fill="${fillValue(shape.fill, definitions)}"${stroke}${dash}/>`
}

function fillValue(paint: Paint | undefined, definitions: string[]): string {
  if (paint === undefined) return 'none'
  if (typeof paint === 'string') return paint
  const id = `blend${definitions.length + 1}`
  const [start, end] = paint.colours
  definitions.push(
    `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${paint.from[0]}" y1="${paint.from[1]}" x2="${paint.to[0]}" y2="${paint.to[1]}">` +
      `<stop offset="0" stop-color="${start}"/><stop offset="1" stop-color="${end}"/></linearGradient>`,
  )
  return `url(#${id})`
}

const number = (value: number) => Number(value.toFixed(2))

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
