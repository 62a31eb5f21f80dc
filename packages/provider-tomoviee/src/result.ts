import { parseAnswer, z } from '@mediaplug/core/provider'

const mediaTypes = {
  video: 'video/mp4',
  audio: 'audio/mpeg',
  image: 'image/png',
  mask: 'image/png',
} as const

/** The kinds of file that the vendor makes. */
export type FileKind = keyof typeof mediaTypes

/** A file as the vendor reports it. */
interface ProducedFile<Kind extends FileKind> {
  kind: Kind
  mediaType: string
  url: string
}

/** The files of a task: at least one. */
export interface ProducedFiles<Kind extends FileKind> {
  assets: [ProducedFile<Kind>, ...ProducedFile<Kind>[]]
}

const paths = z.union([
  z.null().transform(() => []),
  z.string().transform((path) => [path]),
  z.array(z.string()),
])
const resultText = z.string()
const resultFields = z.looseObject({})
const pathFields = z.record(z.string(), paths)

/**
 * Reads a task's result: a JSON text whose `*_path` fields hold one URL or several, whatever comes before
 * `_path`.
 *
 * @throws Error for a result that names no file.
 */
export function readFiles<const Kind extends FileKind>(result: unknown, kind: Kind): ProducedFiles<Kind> {
  const fields = parseAnswer(resultFields, JSON.parse(parseAnswer(resultText, result)))
  const named = Object.entries(fields).filter(([name]) => name.endsWith('_path'))
  const urls = Object.values(parseAnswer(pathFields, Object.fromEntries(named))).flat()
  const [first, ...others] = urls.map((url) => ({ kind, mediaType: mediaTypes[kind], url }))
  if (first === undefined) throw new TypeError('it names no file')
  return { assets: [first, ...others] }
}
