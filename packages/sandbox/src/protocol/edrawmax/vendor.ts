import { setTimeout as wait } from 'node:timers/promises'
import { type DiagramKind, diagramFiles, diagramSource } from '../../media/diagram/diagram.js'
import { createConcurrency } from '../../request/concurrency-limit.js'
import type { ReceivedRequest, Route } from '../../server/route.js'
import { defineVendor, type Room } from '../define-vendor.js'
import { refusal, success } from './answer.js'
import { type DiagramRequest, parseRequest } from './request.js'
import { type EdrawmaxSettings, edrawmaxDefaults } from './settings.js'

/** EdrawMax asks for no credentials. */
export type EdrawmaxCredentials = Readonly<Record<never, never>>

/** A prompt with this word is rejected with code 2406, in whatever case it is written. */
const rejectedWord = 'forbidden-content'

const basePath = '/api/ai'
const kinds: readonly DiagramKind[] = ['flowchart', 'infographic', 'gantt', 'mindmap']

/** EdrawMax: text to diagram, answered when the diagram is there. */
export const edrawmax = defineVendor({
  mode: 'synchronous',
  basePath,
  defaultSettings: edrawmaxDefaults,
  settingWords: {},
  createCredentials: (): EdrawmaxCredentials => ({}),
  open: (room) => {
    const concurrency = createConcurrency(room.settings.concurrency)
    return {
      refusal,
      routes: kinds.map((kind): Route => {
        return {
          operation: 'create',
          methods: ['POST'],
          path: `${basePath}/skills/generate-${kind}`,
          async handle(request) {
            const parsed = parseRequest(request.body)
            if (typeof parsed === 'string') return refusal(400, parsed)
            if (parsed.prompt.toLowerCase().includes(rejectedWord)) return refusal(2406)
            const leave = concurrency.enter(userOf(request))
            if (leave === undefined) return refusal(3001)
            request.accept()
            await wait(room.settings.answerSeconds * 1000, undefined, { signal: room.closing }).finally(leave)
            return success(publish(room, kind, parsed))
          },
        }
      }),
    }
  },
})

function userOf(request: ReceivedRequest): string {
  return String(request.headers['x-user-id'] ?? '0')
}

function publish(
  room: Room<EdrawmaxCredentials, EdrawmaxSettings>,
  kind: DiagramKind,
  { prompt, lang }: DiagramRequest,
): Record<string, string> {
  const files = diagramFiles(kind, prompt, lang)
  return {
    png_url: room.files.publish({ name: 'thumb.png', contentType: 'image/png', make: files.png })(),
    svg_url: room.files.publish({ name: 'main.svg', contentType: 'image/svg+xml', make: files.svg })(),
    [kind === 'flowchart' ? 'mermaid_code' : 'source_code']: diagramSource(kind, prompt, lang),
  }
}
