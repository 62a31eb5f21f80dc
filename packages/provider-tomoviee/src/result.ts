import { mediaTypeOfName, type ProducedNotes, parseAnswer, z } from '@mediaplug/core/provider'

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

/** What a task that has succeeded reports: at least one file, and what the vendor tells besides. */
export interface Produced<Kind extends FileKind> extends ProducedNotes {
  assets: [ProducedFile<Kind>, ...ProducedFile<Kind>[]]
}

/** What the vendor tells beside the files. */
export interface TaskDetails {
  /** The version of the vendor's model. */
  readonly modelVersion?: string | undefined
  /** The prompt as the model was given it, translated by the vendor. */
  readonly translatedPrompt?: string | undefined
  /** A remark about a task that has succeeded. */
  readonly reason?: string | undefined
  /** What the request had as `callbackParams`. */
  readonly params?: string | undefined
}

const told = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(undefined)
  .transform((text) => text || undefined)

/** Reads what the vendor tells beside the files, in its names. */
export const details: z.ZodType<TaskDetails> = z
  .object({ model_version: told, translate_prompt: told, reason: told, params: told })
  .transform(({ model_version, translate_prompt, reason, params }) => ({
    modelVersion: model_version,
    translatedPrompt: translate_prompt,
    reason,
    params,
  }))

const paths = z.union([
  z.null().transform(() => []),
  z.string().transform((path) => [path]),
  z.array(z.string()),
])
const resultFields = z.looseObject({})

/** The fields that the vendor's documents name, by the kind of what is in them. */
const documented: Readonly<Record<FileKind, readonly string[]>> = {
  video: ['video_path'],
  audio: ['audio_path'],
  image: ['images_path', 'image_path', 'mask_path'],
  mask: ['mask_path', 'images_path', 'image_path'],
}
const allDocumented = new Set(Object.values(documented).flat())

interface Link {
  readonly field: string
  readonly url: string
}

function linksIn(fields: Readonly<Record<string, unknown>>): Link[] {
  return Object.keys(fields)
    .filter((field) => field.endsWith('_path'))
    .flatMap((field) => {
      const named = parseAnswer(z.object({ [field]: paths }), fields)
      return (named[field] ?? []).map((url) => ({ field, url }))
    })
}

/** The links to files of a kind: those of its own fields; of others, those whose ending says so. */
function filesAmong(links: readonly Link[], kind: FileKind): readonly Link[] {
  const family = kind === 'mask' ? 'image' : kind
  const typed = ({ url }: Link) => mediaTypeOfName(url)
  const ways: readonly ((link: Link) => boolean)[] = [
    (link) => documented[kind].includes(link.field) || typed(link)?.startsWith(`${family}/`) === true,
    ({ field }) => allDocumented.has(field),
    (link) => typed(link) === undefined && !/\.html?$/i.test(link.url),
  ]
  return ways.map((way) => links.filter(way)).find(({ length }) => length > 0) ?? []
}

const isText = z.string()

/** What a poll tells of a task that has succeeded. */
interface Told {
  readonly result?: unknown
  readonly reason?: string | null | undefined
  readonly params?: unknown
}

/**
 * Reads a task's result: a JSON text, or what would be in it, whose `*_path` fields hold one URL or several. What is no
 * file of the kind, such as a cover beside a video, is left out.
 *
 * @throws Error for a result that names no file.
 */
export function readResult<const Kind extends FileKind>(
  { result, reason, params }: Told,
  kind: Kind,
): Produced<Kind> {
  const { data: text } = isText.safeParse(result)
  const fields = parseAnswer(resultFields, text === undefined ? result : JSON.parse(text))
  const [first, ...others] = filesAmong(linksIn(fields), kind).map(({ url }) => {
    const byEnding = mediaTypeOfName(url)
    const isOfKind = byEnding !== undefined && byEnding.split('/')[0] === mediaTypes[kind].split('/')[0]
    return { kind, mediaType: isOfKind ? byEnding : mediaTypes[kind], url }
  })
  if (first === undefined) throw new TypeError('it names no file')
  const { model_version, translate_prompt } = fields
  return { assets: [first, ...others], details: { model_version, translate_prompt, reason, params } }
}
