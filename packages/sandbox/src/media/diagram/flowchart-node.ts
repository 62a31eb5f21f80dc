import { type Box, lineHeight, polygon, roundBox, textBlock } from '../draw.js'
import type { Measure } from '../measure.js'
import type { Shape } from '../scene.js'
import { widestOf, wrap } from '../wrap.js'
import type { Point } from './arrow.js'
import type { FlowNode } from './flow.js'
import { shadow } from './page.js'
import { pick, type Theme } from './theme.js'

/** A box of a flowchart with its size. */
export interface SizedNode {
  readonly node: FlowNode
  readonly lines: readonly string[]
  readonly width: number
  readonly height: number
}

/** A box of a flowchart at its place. */
export type PlacedNode = SizedNode & Box

const style = { size: 17, weight: 500 }
const mostLines = 3

/** Breaks the text of a box into lines, and sizes the box around them. */
export function sizeNode(node: FlowNode, measure: Measure): SizedNode {
  if (node.shape === 'decision') {
    const lines = wrap(node.text, 190, mostLines, style, measure)
    const width = Math.max(240, widestOf(lines, style, measure) * 1.35 + 90)
    return { node, lines, width, height: 84 + lines.length * lineHeight(style) }
  }
  const lines = wrap(node.text, 250, mostLines, style, measure)
  const least = node.shape === 'terminator' ? 130 : 220
  const width = Math.max(least, widestOf(lines, style, measure) + 48)
  return { node, lines, width, height: 28 + lines.length * lineHeight(style) }
}

/** Draws a box: a pill for start and end, a diamond for a decision, a rectangle for a step. */
export function drawNode(placed: PlacedNode, theme: Theme): Shape[] {
  const { node, lines, x, y, width, height } = placed
  const [accent, tint] = [pick(theme.accents, 0), pick(theme.tints, 0)]
  const written = (fill: string) =>
    textBlock(lines, x + width / 2, y + height / 2, { ...style, fill, anchor: 'middle' })
  switch (node.shape) {
    case 'terminator':
      return [
        roundBox({ x, y: y + 4, width, height }, height / 2, { fill: shadow }),
        roundBox(placed, height / 2, { fill: accent }),
        ...written('#ffffff'),
      ]
    case 'step':
      return [
        roundBox({ x, y: y + 4, width, height }, 10, { fill: shadow }),
        roundBox(placed, 10, { fill: tint, stroke: accent, lineWidth: 1.75 }),
        ...written(theme.ink),
      ]
    case 'decision':
      return [
        polygon(diamond({ ...placed, y: y + 4 }), { fill: shadow }),
        polygon(diamond(placed), {
          fill: pick(theme.tints, 2),
          stroke: pick(theme.accents, 2),
          lineWidth: 1.75,
        }),
        ...written(theme.ink),
      ]
  }
}

function diamond({ x, y, width, height }: Box): Point[] {
  const [middleX, middleY] = [x + width / 2, y + height / 2]
  return [
    [middleX, y],
    [x + width, middleY],
    [middleX, y + height],
    [x, middleY],
  ]
}
