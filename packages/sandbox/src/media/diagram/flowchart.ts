import type { Measure } from '../measure.js'
import type { Scene } from '../scene.js'
import type { DiagramBrief } from './brief.js'
import { type FlowRow, flowRows } from './flow.js'
import { drawEdges, type PlacedRow } from './flowchart-edge.js'
import { drawNode, type SizedNode, sizeNode } from './flowchart-node.js'
import { createPage, margin } from './page.js'

const rowGap = 52
const sideGap = 96
/** The room beside the column for loops and their words. */
const lane = 92
const laneInset = 20
const leastWidth = 720

/** Draws a flowchart: one column from start to end, branches to its right, loops to its left. */
export function drawFlowchart(brief: DiagramBrief, measure: Measure): Scene {
  const { title, words, theme } = brief
  const rows = flowRows(brief).map((row) => sizeRow(row, measure))
  const column = Math.max(...rows.map(({ main }) => main.width))
  const branches = Math.max(...rows.map(({ side }) => (side === undefined ? 0 : sideGap + side.width)))
  const loops = rows.some(({ row }) => row.backTo !== undefined) ? lane : 0
  const content = loops + column + branches
  const width = Math.max(leastWidth, content + 2 * margin)
  const page = createPage(title, width, theme, measure)
  const left = (width - content) / 2 + loops
  const placed = placeRows(rows, left + column / 2, left + column + sideGap, page.top)
  const height = Math.max(...placed.map(({ main }) => main.y + main.height)) + margin
  const nodes = placed.flatMap(({ main, side }) => (side === undefined ? [main] : [main, side]))
  return {
    width,
    height,
    shapes: [
      ...page.shapes(height),
      ...drawEdges(placed, left - lane + laneInset, words, theme, measure),
      ...nodes.flatMap((node) => drawNode(node, theme)),
    ],
  }
}

interface SizedRow {
  readonly row: FlowRow
  readonly main: SizedNode
  readonly side: SizedNode | undefined
}

function sizeRow(row: FlowRow, measure: Measure): SizedRow {
  return { row, main: sizeNode(row.node, measure), side: row.side && sizeNode(row.side, measure) }
}

function placeRows(rows: readonly SizedRow[], centre: number, sideX: number, top: number): PlacedRow[] {
  let y = top
  return rows.map(({ row, main, side }) => {
    const height = Math.max(main.height, side?.height ?? 0)
    const middle = y + height / 2
    y += height + rowGap
    return {
      row,
      main: { ...main, x: centre - main.width / 2, y: middle - main.height / 2 },
      side: side && { ...side, x: sideX, y: middle - side.height / 2 },
    }
  })
}
