import { type Box, roundBox, textBlock } from '../draw.js'
import type { Measure } from '../measure.js'
import type { Shape } from '../scene.js'
import { arrow, type Point } from './arrow.js'
import type { FlowRow } from './flow.js'
import type { PlacedNode } from './flowchart-node.js'
import type { Theme } from './theme.js'
import type { Words } from './words.js'

/** A row of a flowchart with its boxes at their places. */
export interface PlacedRow {
  readonly row: FlowRow
  readonly main: PlacedNode
  readonly side: PlacedNode | undefined
}

/** The way of a line, and the word that is written on it. */
interface Route {
  readonly points: readonly Point[]
  readonly word?: string
  readonly wordAt?: Point
}

const style = { size: 14, weight: 600 }

/** Draws every line of a flowchart. `laneX` is where loops go back up. */
export function drawEdges(
  rows: readonly PlacedRow[],
  laneX: number,
  words: Words,
  theme: Theme,
  measure: Measure,
): Shape[] {
  const routes = rows.flatMap((row, index) => [
    ...routesDown(row, rows[index + 1], words),
    ...routeBack(row, rows, laneX, words),
  ])
  return routes.flatMap(({ points, word, wordAt }) => [
    ...arrow(points, theme.line),
    ...(word === undefined || wordAt === undefined ? [] : drawWord(word, wordAt, theme, measure)),
  ])
}

function routesDown({ row, main, side }: PlacedRow, next: PlacedRow | undefined, words: Words): Route[] {
  if (next === undefined) return []
  const [x, y] = middleOf(main)
  const [nextX, nextY] = middleOf(next.main)
  const foot = main.y + main.height
  const down: Route = {
    points: [
      [x, foot],
      [nextX, next.main.y],
    ],
  }
  const routes: Route[] = []
  if (row.node.shape === 'decision') {
    routes.push({ ...down, word: words.yes, wordAt: [x, (foot + next.main.y) / 2 - 3] })
  } else {
    routes.push(down)
  }
  if (next.side !== undefined) {
    const edge = main.x + main.width
    const [sideX] = middleOf(next.side)
    const points: Point[] = [
      [edge, y],
      [sideX, y],
      [sideX, next.side.y],
    ]
    routes.push({ points, word: words.no, wordAt: [(edge + sideX) / 2, y] })
  }
  if (side !== undefined) {
    const [sideX] = middleOf(side)
    const points: Point[] = [
      [sideX, side.y + side.height],
      [sideX, nextY],
      [next.main.x + next.main.width, nextY],
    ]
    routes.push({ points })
  }
  return routes
}

function routeBack(
  { row, main }: PlacedRow,
  rows: readonly PlacedRow[],
  laneX: number,
  words: Words,
): Route[] {
  const back = row.backTo === undefined ? undefined : rows[row.backTo]?.main
  if (back === undefined) return []
  const [, y] = middleOf(main)
  const [, backY] = middleOf(back)
  const points: Point[] = [
    [main.x, y],
    [laneX, y],
    [laneX, backY],
    [back.x, backY],
  ]
  return [{ points, word: words.no, wordAt: [(main.x + laneX) / 2, y] }]
}

function middleOf({ x, y, width, height }: Box): Point {
  return [x + width / 2, y + height / 2]
}

function drawWord(word: string, [x, y]: Point, theme: Theme, measure: Measure): Shape[] {
  const width = measure(word, style.size, style.weight) + 16
  return [
    roundBox({ x: x - width / 2, y: y - 12, width, height: 24 }, 12, { fill: theme.page }),
    ...textBlock([word], x, y, { ...style, fill: theme.muted, anchor: 'middle' }),
  ]
}
