import type { FileStore } from '../../file/store.js'
import { type DiagramKind, diagramFiles, diagramSource } from '../../media/diagram/diagram.js'
import type { DiagramRequest } from './request.js'

/** Publishes the files of a diagram, and gives links to them and its source. */
export function publishResult(
  store: FileStore,
  kind: DiagramKind,
  { prompt, lang }: DiagramRequest,
): Record<string, string> {
  const files = diagramFiles(kind, prompt, lang)
  return {
    png_url: store.publish({ name: 'thumb.png', contentType: 'image/png', make: files.png })(),
    svg_url: store.publish({ name: 'main.svg', contentType: 'image/svg+xml', make: files.svg })(),
    [kind === 'flowchart' ? 'mermaid_code' : 'source_code']: diagramSource(kind, prompt, lang),
  }
}
