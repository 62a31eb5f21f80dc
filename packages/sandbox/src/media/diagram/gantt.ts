import { polygon, roundBox, textBlock } from '../draw.js'
import type { Measure } from '../measure.js'
import type { Scene, Shape } from '../scene.js'
import { wrap } from '../wrap.js'
import { type DiagramBrief, titleOf } from './brief.js'
import { createPage, margin } from './page.js'
import { type PlannedTask, schedule } from './schedule.js'
import { pick, type Theme } from './theme.js'

const nameStyle = { size: 16, weight: 500 }
const weekStyle = { size: 13, weight: 600 }
const barStyle = { size: 13, weight: 600 }
const nameWidth = 250
const chartWidth = 820
const rowHeight = 58
const headHeight = 44
const mostColumns = 12

/** Where the bars of a row are drawn. */
interface RowPlace {
  readonly left: number
  readonly y: number
  readonly dayWidth: number
}

/** Draws a Gantt chart: a row a task, a column a week. */
export function drawGantt(brief: DiagramBrief, measure: Measure): Scene {
  const { theme, words } = brief
  const tasks = schedule(brief.parts, titleOf(brief))
  const width = nameWidth + chartWidth + 2 * margin
  const page = createPage(titleOf(brief), width, theme, measure)
  const weeks = Math.ceil(Math.max(...tasks.map(({ start, days }) => start + days)) / 7)
  const step = Math.ceil(weeks / mostColumns)
  const columns = Math.ceil(weeks / step)
  const height = page.top + headHeight + tasks.length * rowHeight + margin
  const dayWidth = chartWidth / (columns * step * 7)
  const left = margin + nameWidth
  return {
    width,
    height,
    shapes: [
      ...page.shapes(height),
      ...drawGrid(
        page.top,
        tasks.length,
        columns,
        (column) => words.week.replace('#', String(column * step + 1)),
        theme,
      ),
      ...tasks.flatMap((task, index) => {
        const y = page.top + headHeight + index * rowHeight
        const at = { left, y: y + rowHeight / 2, dayWidth }
        const lines = wrap(task.text, nameWidth - 40, 2, nameStyle, measure)
        return [
          ...textBlock(lines, margin + 20, y + rowHeight / 2, {
            ...nameStyle,
            fill: theme.ink,
            anchor: 'start',
          }),
          ...drawLink(task, tasks[index + 1], at, theme),
          ...drawBar(task, at, words.day, pick(theme.accents, index), measure),
        ]
      }),
    ],
  }
}

function drawGrid(
  top: number,
  rows: number,
  columns: number,
  title: (column: number) => string,
  theme: Theme,
): Shape[] {
  const left = margin + nameWidth
  const whole = { x: margin, y: top, width: nameWidth + chartWidth, height: headHeight + rows * rowHeight }
  const columnWidth = chartWidth / columns
  const stripes = Array.from({ length: rows }, (_, row) => row).filter((row) => row % 2 === 0)
  return [
    roundBox({ ...whole, height: headHeight }, 8, { fill: theme.panel }),
    ...stripes.map((row) =>
      roundBox({ ...whole, y: top + headHeight + row * rowHeight, height: rowHeight }, 0, {
        fill: '#fafbfd',
      }),
    ),
    ...Array.from({ length: columns }, (_, column) => {
      const x = left + column * columnWidth
      return [
        polygon(
          [
            [x, top + headHeight],
            [x, top + whole.height],
          ],
          { stroke: '#e2e8f0', lineWidth: 1 },
        ),
        ...textBlock([title(column)], x + columnWidth / 2, top + headHeight / 2, {
          ...weekStyle,
          fill: theme.muted,
          anchor: 'middle',
        }),
      ]
    }).flat(),
    roundBox(whole, 8, { stroke: '#e2e8f0', lineWidth: 1 }),
  ]
}

function drawBar(task: PlannedTask, at: RowPlace, day: string, colour: string, measure: Measure): Shape[] {
  const { left, y, dayWidth } = at
  const box = { x: left + task.start * dayWidth + 3, y: y - 15, width: task.days * dayWidth - 6, height: 30 }
  const label = `${task.days} ${day}`
  const width = measure(label, barStyle.size, barStyle.weight)
  const bar = roundBox(box, 8, { fill: colour })
  if (width + 16 < box.width) {
    const style = { ...barStyle, fill: '#ffffff', anchor: 'middle' } as const
    return [bar, ...textBlock([label], box.x + box.width / 2, y, style)]
  }
  return [bar, ...textBlock([label], box.x - 8, y, { ...barStyle, fill: colour, anchor: 'end' })]
}

/** A line from the end of a task to the beginning of the next. */
function drawLink(task: PlannedTask, next: PlannedTask | undefined, at: RowPlace, theme: Theme): Shape[] {
  if (next === undefined) return []
  const { left, y, dayWidth } = at
  const x = left + next.start * dayWidth + Math.min(14, (next.days * dayWidth) / 2)
  const end = left + (task.start + task.days) * dayWidth - 3
  const from = x < end - 8 ? `M${x} ${y + 16}` : `M${end} ${y}H${x}`
  const data = `${from}V${y + rowHeight - 17}`
  return [{ kind: 'path', data, stroke: theme.line, lineWidth: 1.5, dash: [2, 4] }]
}

const keyword =
  /^(?:click|section|title|dateformat|axisformat|tickinterval|excludes|includes|todaymarker|inclusiveenddates|topaxis|weekday|weekend|acctitle|accdescr)/i

/** A task's name as Mermaid can read it: without the signs that end it, and not beginning as a keyword does. */
function nameOf(text: string): string {
  const name = text.replaceAll(/[:;#%]/g, ' ').trim()
  return name === '' || keyword.test(name) ? `- ${name}` : name
}

const firstDay = Date.UTC(2026, 0, 5)
const dayMs = 86_400_000

/** The Gantt chart as Mermaid source. */
export function ganttSource(brief: DiagramBrief): string {
  const rows = schedule(brief.parts, titleOf(brief)).map(({ text, start, days }, index) => {
    const from = new Date(firstDay + start * dayMs).toISOString().slice(0, 10)
    return `  ${nameOf(text)} :t${index + 1}, ${from}, ${days}d`
  })
  return [
    'gantt',
    `  title ${titleOf(brief).replaceAll(/[;#%]/g, ' ')}`,
    '  dateFormat YYYY-MM-DD',
    ...rows,
  ].join('\n')
}
