import type { DiagramBrief } from './brief.js'
import type { Words } from './words.js'

/** One box of a flowchart. */
export interface FlowNode {
  readonly id: string
  readonly shape: 'terminator' | 'step' | 'decision'
  readonly text: string
}

/** One row of a flowchart from top to bottom: a box, and what leads away from it. */
export interface FlowRow {
  readonly node: FlowNode
  /** The box beside this row that a decision above it leads to when the answer is no. */
  readonly side?: FlowNode
  /** For a decision without such a box: the earlier row that "no" goes back to. */
  readonly backTo?: number
}

/** A line from one box to another. */
interface FlowEdge {
  readonly from: FlowNode
  readonly to: FlowNode
  readonly label: string
}

const question = /[?？]$|是否|能否|^if\s|^(?:whether|is|are|does|do|has|can)\s.*\?$|^如果|^若/i
const otherwise =
  /^(?:otherwise|or else|else|if not|no:|否则|不然|如果不|若不|否[:：]|sonst|sinon|si no|altrimenti|senão|иначе|jika tidak)[,，:：]?\s*/i
const affirmative = /^(?:yes:|if so,?|是[:：]|则|那么)\s*/i

/** Arranges the parts of a prompt as rows: start, steps and decisions, end. */
export function flowRows({ parts, words }: DiagramBrief): FlowRow[] {
  const rows: FlowRow[] = [{ node: { id: 'start', shape: 'terminator', text: words.start } }]
  parts.forEach(({ text }, index) => {
    const id = `n${index + 1}`
    if (otherwise.test(text) && attachSide(rows, { id, shape: 'step', text: plain(text, otherwise) })) return
    rows.push(rowOf(id, text, rows.length))
  })
  rows.push({ node: { id: 'finish', shape: 'terminator', text: words.end } })
  return rows.map((row, index) => (decidesBeside(rows, index) ? { node: row.node } : row))
}

function rowOf(id: string, text: string, position: number): FlowRow {
  if (!question.test(text)) return { node: { id, shape: 'step', text: plain(text, affirmative) } }
  const asked = plain(text, /^(?:if|如果|若)\s*/i)
  const marked = /[?？]$/.test(asked) ? asked : asked + (/[\p{Script=Han}]/u.test(asked) ? '？' : '?')
  return { node: { id, shape: 'decision', text: marked }, backTo: position - 1 }
}

function plain(text: string, prefix: RegExp): string {
  const rest = text.replace(prefix, '')
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

/** Puts a box beside the row after the last decision, if there is such a row and its side is free. */
function attachSide(rows: FlowRow[], side: FlowNode): boolean {
  const last = rows.length - 1
  const [decision, row] = [rows[last - 1], rows[last]]
  if (row === undefined || decision?.node.shape !== 'decision' || row.node.shape === 'decision') return false
  rows[last] = { ...row, side }
  return true
}

function decidesBeside(rows: readonly FlowRow[], index: number): boolean {
  return rows[index]?.node.shape === 'decision' && rows[index + 1]?.side !== undefined
}

/** Every line of a flowchart. */
function flowEdges(rows: readonly FlowRow[], words: Words): FlowEdge[] {
  return rows.flatMap((row, index) => {
    const next = rows[index + 1]
    if (next === undefined) return []
    const edges: FlowEdge[] = [
      { from: row.node, to: next.node, label: row.node.shape === 'decision' ? words.yes : '' },
    ]
    if (next.side !== undefined) edges.push({ from: row.node, to: next.side, label: words.no })
    if (row.side !== undefined) edges.push({ from: row.side, to: next.node, label: '' })
    const back = row.backTo === undefined ? undefined : rows[row.backTo]
    if (back !== undefined) edges.push({ from: row.node, to: back.node, label: words.no })
    return edges
  })
}

/** Text inside the quotes of a Mermaid node. */
function escapeText(text: string): string {
  return text.replaceAll(/[#"`]/g, (character) => `#${character.charCodeAt(0)};`)
}

const brackets = { terminator: ['([', '])'], step: ['[', ']'], decision: ['{', '}'] } as const

/** The flowchart as Mermaid source. */
export function flowMermaid(brief: DiagramBrief): string {
  const rows = flowRows(brief)
  const nodes = rows.flatMap((row) => (row.side === undefined ? [row.node] : [row.node, row.side]))
  const lines = nodes.map(({ id, shape, text }) => {
    const [open, close] = brackets[shape]
    return `  ${id}${open}"${escapeText(text)}"${close}`
  })
  const links = flowEdges(rows, brief.words).map(({ from, to, label }) =>
    label === '' ? `  ${from.id} --> ${to.id}` : `  ${from.id} -->|${label}| ${to.id}`,
  )
  return ['flowchart TD', ...lines, ...links].join('\n')
}
