import { createMeasure, type Measure } from '../measure.js'
import { toPng } from '../paint.js'
import type { Scene } from '../scene.js'
import { toSvg } from '../svg.js'
import { createBrief, type DiagramBrief, type UsualParts } from './brief.js'
import { flowMermaid } from './flow.js'
import { drawFlowchart } from './flowchart.js'
import { drawGantt, ganttSource } from './gantt.js'
import { drawInfographic, infographicSource } from './infographic.js'
import type { Language } from './language.js'
import { drawMindmap, mindmapSource } from './mindmap.js'

/** How one kind of diagram is drawn, and how it is written down. */
interface Drawing {
  readonly draw: (brief: DiagramBrief, measure: Measure) => Scene
  readonly source: (brief: DiagramBrief) => string
  readonly usual: UsualParts
}

const drawings = {
  flowchart: { draw: drawFlowchart, source: flowMermaid, usual: 'steps' },
  infographic: { draw: drawInfographic, source: infographicSource, usual: 'topics' },
  gantt: { draw: drawGantt, source: ganttSource, usual: 'phases' },
  mindmap: { draw: drawMindmap, source: mindmapSource, usual: 'topics' },
} satisfies Record<string, Drawing>

/** The kinds of diagram that can be drawn. */
export type DiagramKind = keyof typeof drawings

const pixelsPerUnit = 2

/** The functions that draw a diagram as files. The drawing is made once, when the first file is asked for. */
export function diagramFiles(kind: DiagramKind, prompt: string, language: Language) {
  const { draw, usual } = drawings[kind]
  let drawn: Promise<Scene> | undefined
  const scene = () => {
    drawn ??= createMeasure().then((measure) => draw(createBrief(prompt, language, usual), measure))
    return drawn
  }
  return {
    png: async () => toPng(await scene(), pixelsPerUnit),
    svg: async () => new TextEncoder().encode(toSvg(await scene())),
  }
}

/** A diagram as text. */
export function diagramSource(kind: DiagramKind, prompt: string, language: Language): string {
  const { source, usual } = drawings[kind]
  return source(createBrief(prompt, language, usual))
}
