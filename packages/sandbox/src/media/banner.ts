import { type Box, lineHeight, roundBox, textBlock } from './draw.js'
import type { FrameSize } from './landscape.js'
import type { Measure } from './measure.js'
import type { Shape } from './scene.js'
import { wrap } from './wrap.js'

/** Text that lies over a picture. */
export interface Banner {
  readonly text: string
  /** A short label in the upper left corner, such as the name of a camera move. */
  readonly label: string | undefined
}

/** What lies under text on a picture. */
export const shade = 'rgba(12, 16, 32, 0.76)'

/** The length that everything over a picture is measured in: 1 in a frame whose shorter side is 720. */
export function unitOf({ width, height }: FrameSize): number {
  return Math.min(width, height) / 720
}

/** Lays a banner out: its shapes, and the box that the text is in. */
export function layOutBanner(
  banner: Banner,
  frame: FrameSize,
  measure: Measure,
): { shapes: Shape[]; box: Box } {
  const unit = unitOf(frame)
  const style = { size: Math.round(32 * unit), weight: 600 }
  const [pad, edge] = [28 * unit, 40 * unit]
  const width = frame.width - 2 * edge
  const lines = wrap(banner.text, width - 2 * pad, 4, style, measure)
  const height = lines.length * lineHeight(style) + 2 * pad
  const box = { x: edge, y: frame.height - edge - height, width, height }
  const middle = box.y + height / 2 - 4 * unit
  const shapes = [
    roundBox(box, 18 * unit, { fill: shade }),
    ...textBlock(lines, box.x + pad, middle, { ...style, fill: '#ffffff', anchor: 'start' }),
    ...(banner.label === undefined ? [] : corner(banner.label, edge, unit, measure)),
  ]
  return { shapes, box }
}

function corner(label: string, edge: number, unit: number, measure: Measure): Shape[] {
  const style = { size: Math.round(20 * unit), weight: 600 }
  const width = measure(label, style.size, style.weight) + 32 * unit
  const height = 40 * unit
  const text = { ...style, fill: '#ffffff', anchor: 'middle' } as const
  return [
    roundBox({ x: edge, y: edge, width, height }, height / 2, { fill: shade }),
    ...textBlock([label], edge + width / 2, edge + height / 2, text),
  ]
}
