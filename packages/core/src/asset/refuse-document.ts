import { isGzip } from '../body/coding.js'
import type { ProducedAsset } from '../capability/output.js'
import { redact } from '../error/redact.js'
import type { Objection } from '../file/objection.js'
import { asBuffer, starts } from '../file/starts.js'
import { type DocumentName, documentName } from '../file/type/document.js'
import { detectFileType, extensionOf, headLength } from '../file/type/file-type.js'
import { rootOf } from '../file/type/markup.js'
import { textOf } from '../file/type/text.js'

type Announced = Pick<ProducedAsset, 'kind' | 'mediaType'>

/**
 * The beginnings of media types that a file of a kind may have. A film may come as pictures that move, a mask may be
 * one of a film, and sound may stand in the container of a film.
 */
const families: Readonly<Record<string, readonly string[]>> = {
  image: ['image/'],
  mask: ['image/', 'video/'],
  vector: ['image/', 'application/pdf'],
  video: ['video/', 'audio/mp4', 'image/gif', 'image/png', 'image/webp', 'image/avif', 'image/svg+xml'],
  audio: ['audio/', 'video/'],
}

/** Kinds of file that are no text, whatever their vendor calls it. */
const mediaKinds = ['image', 'mask', 'video', 'audio']

/** Media that are written as texts, by their beginning and by their root. */
const mediaTexts: readonly RegExp[] = [
  /^P[1-7F]\s/i, // pictures of Netpbm
  /^#\?(RADIANCE|RGBE)\s/,
  /^\/\* XPM/,
  /^#define\s+\w+_width\s/, // X bitmaps
  /^%!PS/,
  /^#EXTM3U/,
]
const mediaRoots = ['svg', 'mpd', 'smoothstreamingmedia']

/** Media types of texts: what is announced as one may be any. */
const textType =
  /^(text\/|application\/([\w.-]+\+)?(json|xml|yaml|javascript|x-subrip|x-ndjson|(vnd\.apple\.|x-)mpegurl)|[\w-]+\/[\w.-]+\+(json|xml|yaml)|audio\/(x-)?mpegurl)/i
const svgType = /^image\/svg\+xml/i
/** Samples without a header, which may look like letters. */
const rawType = /^audio\/(L\d+|basic|pcm\w*|x-(raw|pcm|mulaw|alaw))/i
const unknownType = /^(application\/octet-stream|binary\/octet-stream|\s*)$/i

/** A document whose root is not at hand yet may have any. */
const isOpenEnded = (text: string, head: Uint8Array): boolean =>
  head.byteLength >= headLength && /^\s*<[?!]/.test(text) && rootOf(text) === undefined

/** Whether a text is what was announced, or may be. */
function isExpected(
  text: string,
  name: DocumentName,
  head: Uint8Array,
  { kind, mediaType }: Announced,
): boolean {
  if (textType.test(mediaType) && !svgType.test(mediaType)) return true
  const root = rootOf(text)
  const isError = name === 'empty' || name === 'an HTML page' || root === 'error'
  if (mediaKinds.includes(kind) || svgType.test(mediaType)) {
    if (name === 'a text' && rawType.test(mediaType)) return true
    const isMedia = mediaTexts.some((start) => start.test(text)) || mediaRoots.some((known) => known === root)
    return isMedia || isOpenEnded(text, head)
  }
  return !isError || (kind !== 'vector' && unknownType.test(mediaType))
}

/** Many formats are archives inside, drawings too: only what is announced as something that is none is no archive. */
const isArchive = (file: Buffer, { kind, mediaType }: Announced): boolean =>
  (starts(file, 'PK\x03\x04') || starts(file, 'PK\x05\x06')) &&
  kind !== 'vector' &&
  (extensionOf(mediaType) !== undefined || unknownType.test(mediaType))

/** What a file is, where its kind is known to have families, and its bytes tell one. */
function knownType(head: Uint8Array, announced: Announced): string | undefined {
  if (!Object.hasOwn(families, announced.kind)) return undefined
  const type = detectFileType(head)?.mediaType
  return type ?? (isArchive(asBuffer(head), announced) ? 'a ZIP archive' : undefined)
}

/** Whether a file of a type is what was announced: of its family, or of that very type. */
const fits = (type: string, { kind, mediaType }: Announced): boolean =>
  type === mediaType.split(';', 1)[0]?.trim().toLowerCase() ||
  families[kind]?.some((start) => type.startsWith(start)) === true

/** The beginning of a text, on one line, with nothing in it that others must not read. */
function excerpt(text: string): string {
  const line = redact(text).replace(/\s+/g, ' ').trim()
  return line.length > 200 ? `'${line.slice(0, 199)}…'` : `'${line}'`
}

/** What a store says of a file that will not be there at the next attempt either. */
const lasting =
  /<Code>\s*(AccessDenied|NoSuch(Key|Bucket)|ExpiredToken|InvalidAccessKeyId|SignatureDoesNotMatch)\s*</

/** Whether the bytes of what was announced begin in a way of their own. */
const isMedium = ({ kind, mediaType }: Announced): boolean =>
  (mediaKinds.includes(kind) || svgType.test(mediaType)) && !rawType.test(mediaType)

/**
 * What is wrong with a file that begins so, where it is a text in place of what was announced: a page, an error of a
 * store, nothing; where it is compressed and should be a medium; or where it is known to be of another family, as a song
 * is in place of a picture. A text that a file of its kind can be passes, and so does whatever is not known: vendors
 * have formats that nobody here knows.
 */
export function objectionTo(head: Uint8Array, announced: Announced): Objection | undefined {
  if (isGzip(head) && isMedium(announced)) {
    const reason = `what came is compressed by gzip, without a header that says so, and no ${announced.kind}`
    return { reason, excerpt: undefined, isLasting: true }
  }
  const type = knownType(head, announced)
  if (type !== undefined) {
    if (fits(type, announced)) return undefined
    return { reason: `what came is ${type} and no ${announced.kind}`, excerpt: undefined, isLasting: false }
  }
  const text = textOf(asBuffer(head).subarray(0, headLength))
  if (text === undefined) return undefined
  const name = documentName(text)
  if (isExpected(text, name, head, announced)) return undefined
  const reason = name === 'empty' ? 'what came is empty' : `what came is ${name} and no ${announced.kind}`
  return { reason, excerpt: name === 'empty' ? undefined : excerpt(text), isLasting: lasting.test(text) }
}
