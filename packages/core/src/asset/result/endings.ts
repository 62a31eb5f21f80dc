import { endingsOf, extensionOf } from '../../file/type/file-type.js'

/** What a diagram's source is, by its language: the ending of its file and its media type. */
const sources: Readonly<Record<string, readonly [ending: string, mediaType: string]>> = {
  mermaid: ['mmd', 'text/vnd.mermaid'],
  plantuml: ['puml', 'text/plain'],
  graphviz: ['gv', 'text/vnd.graphviz'],
  dot: ['gv', 'text/vnd.graphviz'],
  d2: ['d2', 'text/plain'],
  dbml: ['dbml', 'text/plain'],
  pikchr: ['pikchr', 'text/plain'],
  excalidraw: ['excalidraw', 'application/json'],
  drawio: ['drawio', 'application/xml'],
  bpmn: ['bpmn', 'application/xml'],
  svg: ['svg', 'image/svg+xml'],
  xml: ['xml', 'application/xml'],
  html: ['html', 'text/html'],
  json: ['json', 'application/json'],
  yaml: ['yaml', 'application/yaml'],
  markdown: ['md', 'text/markdown'],
  latex: ['tex', 'text/x-tex'],
  python: ['py', 'text/x-python'],
  javascript: ['js', 'text/javascript'],
  typescript: ['ts', 'text/plain'],
}

const plain = ['txt', 'text/plain'] as const

/** The ending and the media type of a source: those of a text where nobody knows its language. */
export function sourceType(language: string): readonly [ending: string, mediaType: string] {
  const name = language.trim().toLowerCase()
  return (Object.hasOwn(sources, name) ? sources[name] : undefined) ?? plain
}

/** Other ways to write an ending. */
const others: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  tiff: 'tif',
  aiff: 'aif',
  oga: 'ogg',
  mermaid: 'mmd',
  dot: 'gv',
  yml: 'yaml',
}

const usual = (ending: string): string => others[ending.toLowerCase()] ?? ending.toLowerCase()

const known = new Set([...endingsOf(), ...[...Object.values(sources), plain].map(([ending]) => ending)])

/** Whether an ending is one that the files of results have. */
export const isEnding = (ending: string): boolean => known.has(usual(ending))

/** The ending that a file gets: the one that was given, where it fits. */
export function endingFor(given: string | undefined, told: string | undefined): string | undefined {
  return given !== undefined && (told === undefined || usual(given) === told) ? given : told
}

/** The beginnings of media types that files of a kind may turn out to have. Sound may come in the container of a video. */
const families: Readonly<Record<string, readonly string[]>> = {
  image: ['image/'],
  mask: ['image/'],
  vector: ['image/'],
  video: ['video/'],
  audio: ['audio/', 'video/'],
}

/** The endings that a file may get; `undefined` for none, where its bytes tell nothing. */
export function possibleEndings(kind: string, mediaType: string): readonly (string | undefined)[] {
  const family = Object.hasOwn(families, kind) ? families[kind] : undefined
  return [...new Set([...endingsOf(family), extensionOf(mediaType), undefined])]
}
