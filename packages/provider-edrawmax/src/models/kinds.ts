import type { DiagramKind } from './diagram.js'

/** Steps and decisions. */
export const flowchart: DiagramKind = {
  title: 'Flowchart',
  description:
    'Steps, decisions and loops of a process, from words. The source is Mermaid, which many tools can show and change: the choice where a person goes on with the diagram. Takes some seconds; free of charge for now, by the vendor.',
  path: '/skills/generate-flowchart',
  sourceLanguage: 'mermaid',
}

/** Figures and comparisons. */
export const infographic: DiagramKind = {
  title: 'Infographic',
  description:
    'Figures, comparisons and key points as a designed page, from words. Put the figures into the prompt: what is not there is made up. The source is EdrawMax’s own. Takes some seconds; free of charge for now, by the vendor.',
  path: '/skills/generate-infographic',
  sourceLanguage: 'edraw',
}

/** Tasks over time. */
export const gantt: DiagramKind = {
  title: 'Gantt chart',
  description:
    'Tasks, phases and milestones of a project over time, from words. Name dates or durations, and what comes after what. The source is EdrawMax’s own. Takes some seconds; free of charge for now, by the vendor.',
  path: '/skills/generate-gantt',
  sourceLanguage: 'edraw',
}

/** A topic and what belongs to it. */
export const mindmap: DiagramKind = {
  title: 'Mind map',
  description:
    'A topic and its branches, for notes, brainstorming and outlines, from words or from a text to be ordered. The source is EdrawMax’s own. Takes some seconds; free of charge for now, by the vendor.',
  path: '/skills/generate-mindmap',
  sourceLanguage: 'edraw',
}
