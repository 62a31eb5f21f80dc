import { polygon } from '../draw.js'
import type { PathShape, Shape } from '../scene.js'

/** A point of a line. */
export type Point = readonly [x: number, y: number]

const corner = 10
const head = 8

/** A line through points at right angles, with round corners and an arrowhead at its end. */
export function arrow(points: readonly Point[], stroke: string): Shape[] {
  const [before, tip] = points.slice(-2)
  if (before === undefined || tip === undefined) return []
  const [dx, dy] = [Math.sign(tip[0] - before[0]), Math.sign(tip[1] - before[1])]
  const foot: Point = [tip[0] - dx * head, tip[1] - dy * head]
  const side = head * 0.62
  return [
    roundLine([...points.slice(0, -1), foot], stroke),
    polygon([tip, [foot[0] - dy * side, foot[1] - dx * side], [foot[0] + dy * side, foot[1] + dx * side]], {
      fill: stroke,
    }),
  ]
}

function roundLine(points: readonly Point[], stroke: string): PathShape {
  const data = points.map((point, index) => {
    const [last, next] = [points[index - 1], points[index + 1]]
    if (last === undefined) return `M${point[0]} ${point[1]}`
    if (next === undefined) return `L${point[0]} ${point[1]}`
    const [ax, ay] = towards(point, last)
    const [bx, by] = towards(point, next)
    return `L${ax} ${ay}Q${point[0]} ${point[1]} ${bx} ${by}`
  })
  return { kind: 'path', data: data.join(''), stroke, lineWidth: 2 }
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const share = length === 0 ? 0 : Math.min(corner, length / 2) / length
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
}
