import type { DiagramKind } from '../../media/diagram/diagram.js'
import { defineVendor } from '../define-vendor.js'
import { createCredentials } from './account.js'
import { refusal } from './answer.js'
import { createContext } from './context.js'
import { diagramCreator } from './create.js'
import { edrawmaxSettings } from './settings.js'

const basePath = '/api/ai'
const kinds: readonly DiagramKind[] = ['flowchart', 'infographic', 'gantt', 'mindmap']

/** EdrawMax: text to diagram, answered when the diagram is there. */
export const edrawmax = defineVendor({
  mode: 'synchronous',
  basePath,
  settings: edrawmaxSettings,
  createCredentials,
  open: (common) => {
    const context = createContext(common)
    return {
      refusal,
      routes: kinds.map((kind) => ({
        operation: 'create',
        methods: ['POST'],
        path: `${basePath}/skills/generate-${kind}`,
        handle: diagramCreator(context, kind),
      })),
    }
  },
})
