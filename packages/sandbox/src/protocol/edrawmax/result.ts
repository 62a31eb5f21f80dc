import type { FileStore } from '../../file/store.js'
import { type DiagramKind, diagramFiles, diagramSource } from '../../media/diagram/diagram.js'
import type { DiagramRequest } from './request.js'
import type { MissingPart } from './settings.js'

const without: Readonly<Record<MissingPart, readonly ('png' | 'svg' | 'source')[]>> = {
  nothing: [],
  png: ['png'],
  svg: ['svg'],
  files: ['png', 'svg'],
  source: ['source'],
}

/** Publishes the files of a diagram, and gives links to them and its source, but for what is to be missing. */
export function publishResult(
  store: FileStore,
  kind: DiagramKind,
  { prompt, lang }: DiagramRequest,
  missing: MissingPart,
): Record<string, string> {
  const files = diagramFiles(kind, prompt, lang)
  const source = {
    [kind === 'flowchart' ? 'mermaid_code' : 'source_code']: diagramSource(kind, prompt, lang),
  }
  const png = () => store.publish({ name: 'thumb.png', contentType: 'image/png', make: files.png })()
  const svg = () => store.publish({ name: 'main.svg', contentType: 'image/svg+xml', make: files.svg })()
  const parts = without[missing]
  return {
    png_url: parts.includes('png') ? '' : png(),
    svg_url: parts.includes('svg') ? '' : svg(),
    ...(parts.includes('source') ? {} : source),
  }
}
