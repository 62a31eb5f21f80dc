import { type Box, lineHeight, roundBox, textBlock } from '../draw.js'
import type { Measure } from '../measure.js'
import type { Scene, Shape } from '../scene.js'
import { type TextStyle, widestOf, wrap } from '../wrap.js'
import { type DiagramBrief, titleOf } from './brief.js'
import type { OutlineItem } from './outline.js'
import { margin, shadow } from './page.js'
import { pick, type Theme } from './theme.js'

const centreStyle = { size: 24, weight: 700 }
const branchStyle = { size: 18, weight: 600 }
const leafStyle = { size: 15, weight: 500 }
const branchGap = 96
const leafGap = 56
const spacing = 26

interface Block {
  readonly lines: readonly string[]
  readonly style: TextStyle
  readonly width: number
  readonly height: number
}

interface Branch {
  readonly block: Block
  readonly leaves: readonly Block[]
  readonly height: number
  readonly tone: number
}

/** Draws a mind map: the topic in the middle, its parts to the right and left. */
export function drawMindmap(brief: DiagramBrief, measure: Measure): Scene {
  const centre = block(titleOf(brief), 260, centreStyle, 64, 48, measure)
  const branches = brief.parts.map((part, index) => branchOf(part, index, measure))
  const half = Math.ceil(branches.length / 2)
  const sides = [branches.slice(0, half), branches.slice(half)] as const
  const reach = Math.max(...branches.map((branch) => branchGap + branch.block.width + leavesWidth(branch)))
  const width = Math.max(900, centre.width + 2 * (reach + margin))
  const height = Math.max(
    520,
    2 * margin + Math.max(stackHeight(sides[0]), stackHeight(sides[1]), centre.height),
  )
  const [x, y] = [width / 2, height / 2]
  const middle = {
    x: x - centre.width / 2,
    y: y - centre.height / 2,
    width: centre.width,
    height: centre.height,
  }
  return {
    width,
    height,
    shapes: [
      roundBox({ x: 0, y: 0, width, height }, 0, { fill: brief.theme.page }),
      ...drawSide(sides[0], x + centre.width / 2, y, 1, brief.theme),
      ...drawSide(sides[1], x - centre.width / 2, y, -1, brief.theme),
      roundBox({ ...middle, y: middle.y + 5 }, 28, { fill: shadow }),
      roundBox(middle, 28, { fill: brief.theme.ink }),
      ...textBlock(centre.lines, x, y, { ...centreStyle, fill: '#ffffff', anchor: 'middle' }),
    ],
  }
}

function block(
  text: string,
  most: number,
  style: TextStyle,
  padX: number,
  padY: number,
  measure: Measure,
): Block {
  const lines = wrap(text, most, 3, style, measure)
  const width = widestOf(lines, style, measure) + padX
  return { lines, style, width, height: lines.length * lineHeight(style) + padY }
}

function branchOf(part: OutlineItem, tone: number, measure: Measure): Branch {
  const main = block(part.text, 220, branchStyle, 44, 24, measure)
  const leaves = part.children.map((text) => block(text, 220, leafStyle, 12, 12, measure))
  const height = Math.max(
    main.height,
    leaves.reduce((sum, leaf) => sum + leaf.height + 8, 0),
  )
  return { block: main, leaves, height, tone }
}

function leavesWidth({ leaves }: Branch): number {
  return leaves.length === 0 ? 0 : leafGap + Math.max(...leaves.map(({ width }) => width))
}

function stackHeight(branches: readonly Branch[]): number {
  return branches.reduce((sum, { height }) => sum + height + spacing, -spacing)
}

function drawSide(
  branches: readonly Branch[],
  edge: number,
  middle: number,
  direction: 1 | -1,
  theme: Theme,
): Shape[] {
  let top = middle - stackHeight(branches) / 2
  return branches.flatMap((branch) => {
    const y = top + branch.height / 2
    top += branch.height + spacing
    const accent = pick(theme.accents, branch.tone)
    const near = edge + direction * branchGap
    const far = near + direction * branch.block.width
    const box = boxAt(near, y, branch.block, direction)
    return [
      curve(edge - direction * 20, middle, near, y, accent, 3.5),
      ...drawLeaves(branch, far, y, direction, accent, theme),
      roundBox({ ...box, y: box.y + 3 }, 14, { fill: shadow }),
      roundBox(box, 14, { fill: pick(theme.tints, branch.tone), stroke: accent, lineWidth: 1.75 }),
      ...textBlock(branch.block.lines, (near + far) / 2, y, {
        ...branchStyle,
        fill: theme.ink,
        anchor: 'middle',
      }),
    ]
  })
}

function drawLeaves(
  branch: Branch,
  edge: number,
  middle: number,
  direction: 1 | -1,
  accent: string,
  theme: Theme,
): Shape[] {
  let top = middle - branch.leaves.reduce((sum, leaf) => sum + leaf.height + 8, -8) / 2
  return branch.leaves.flatMap((leaf) => {
    const y = top + leaf.height / 2
    top += leaf.height + 8
    const near = edge + direction * leafGap
    return [
      curve(edge, middle, near, y, accent, 2),
      ...textBlock(leaf.lines, near + direction * 8, y, {
        ...leafStyle,
        fill: theme.ink,
        anchor: direction === 1 ? 'start' : 'end',
      }),
    ]
  })
}

function boxAt(near: number, y: number, { width, height }: Block, direction: 1 | -1): Box {
  return { x: direction === 1 ? near : near - width, y: y - height / 2, width, height }
}

function curve(x1: number, y1: number, x2: number, y2: number, stroke: string, lineWidth: number): Shape {
  const bend = (x1 + x2) / 2
  return { kind: 'path', data: `M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`, stroke, lineWidth }
}

/** The mind map as Mermaid source. */
export function mindmapSource(brief: DiagramBrief): string {
  const quote = (text: string) => `["${text.replaceAll(/["`]/g, "'")}"]`
  const lines = brief.parts.flatMap((part, index) => [
    `    b${index + 1}${quote(part.text)}`,
    ...part.children.map((child, leaf) => `      b${index + 1}l${leaf + 1}${quote(child)}`),
  ])
  return ['mindmap', `  root${quote(titleOf(brief))}`, ...lines].join('\n')
}
