import type { PathShape, TextShape } from './scene.js'
import type { TextStyle } from './wrap.js'

/** A rectangle, in units of the scene. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Look = Omit<PathShape, 'kind' | 'data'>

/** A rectangle with round corners. */
export function roundBox({ x, y, width, height }: Box, radius: number, look: Look): PathShape {
  const r = Math.min(radius, width / 2, height / 2)
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`
  const data = `M${x + r} ${y}h${width - 2 * r}${corner(r, r)}v${height - 2 * r}${corner(-r, r)}h${2 * r - width}${corner(-r, -r)}v${2 * r - height}${corner(r, -r)}z`
  return { kind: 'path', data, ...look }
}

/** A circle. */
export function circle(x: number, y: number, radius: number, look: Look): PathShape {
  return roundBox({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }, radius, look)
}

/** Straight lines through points, closed when they are filled. */
export function polygon(points: readonly (readonly [number, number])[], look: Look): PathShape {
  const data = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  return { kind: 'path', data: look.fill === undefined ? data : `${data}z`, ...look }
}

/** Lines of text, one under the other, as a block whose middle is at `y`. */
export function textBlock(
  lines: readonly string[],
  x: number,
  y: number,
  style: TextStyle & Pick<TextShape, 'fill' | 'anchor'>,
): TextShape[] {
  const step = lineHeight(style)
  const first = y - ((lines.length - 1) * step) / 2 + style.size * 0.36
  return lines.map((text, index) => ({ kind: 'text', text, x, y: first + index * step, ...style }))
}

/** The distance between two baselines. */
export function lineHeight(style: TextStyle): number {
  return Math.round(style.size * 1.4)
}
