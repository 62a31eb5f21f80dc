import { asBuffer, starts } from '../starts.js'
import { isoMediaType } from './iso-media.js'
import { rootOf } from './markup.js'
import { matroskaType } from './matroska.js'
import type { FileType, MediaType } from './media-type.js'
import { mpegAudioType } from './mpeg-audio.js'
import { oggType } from './ogg.js'
import { textOf } from './text.js'

/** How many of a file's first bytes are looked at where only they are at hand. A text is judged by no more. */
export const headLength = 4_096

/** The usual ending of each type, without the dot. */
const extensions: Readonly<Record<MediaType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
  'image/tiff': 'tif',
  'image/avif': 'avif',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'image/jxl': 'jxl',
  'image/jp2': 'jp2',
  'image/vnd.microsoft.icon': 'ico',
  'image/svg+xml': 'svg',
  'audio/mp4': 'm4a',
  'video/quicktime': 'mov',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'video/3gpp2': '3g2',
  'video/webm': 'webm',
  'video/matroska': 'mkv',
  'video/x-msvideo': 'avi',
  'video/ogg': 'ogv',
  'video/mpeg': 'mpg',
  'video/mp2t': 'ts',
  'video/x-flv': 'flv',
  'audio/wav': 'wav',
  'audio/aiff': 'aif',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'application/pdf': 'pdf',
}

const endings: ReadonlyMap<string, MediaType> = new Map(
  (Object.entries(extensions) as [MediaType, string][]).map(([type, extension]) => [extension, type]),
)

type Signature = readonly [MediaType, ...starts: readonly (readonly [text: string, at?: number])[]]

/** What begins always the same; a type may begin in several ways. */
const signatures: readonly Signature[] = [
  ['image/png', ['\x89PNG']],
  ['image/jpeg', ['\xff\xd8\xff']],
  ['image/gif', ['GIF87a'], ['GIF89a']],
  ['image/tiff', ['II*\0'], ['MM\0*'], ['II+\0'], ['MM\0+']],
  ['image/jxl', ['\xff\x0a'], ['\0\0\0\x0cJXL \r\n\x87\n']],
  ['image/jp2', ['\0\0\0\x0cjP  \r\n\x87\n'], ['\xff\x4f\xff\x51']],
  ['video/mpeg', ['\0\0\x01\xba'], ['\0\0\x01\xb3']],
  ['video/x-flv', ['FLV\x01']],
  ['application/pdf', ['%PDF-']],
]

/** What is in a file of chunks, by the name of the whole and of its form. */
const forms: readonly (readonly [MediaType, whole: RegExp, form: RegExp])[] = [
  ['image/webp', /^RIFF/, /^WEBP/],
  ['audio/wav', /^(RIFF|RIFX|RF64|BW64)/, /^WAVE/],
  ['video/x-msvideo', /^RIFF/, /^AVI /],
  ['audio/aiff', /^FORM/, /^AIF[FC]/],
]

/** Two letters alone begin many a text: four bytes are zero in most bitmaps, or the header has a length that there is. */
function isBitmap(file: Buffer): boolean {
  if (!starts(file, 'BM') || file.length < 10) return false
  if (file.readUInt32LE(6) === 0) return true
  const header = file.length < 18 ? 0 : file.readUInt32LE(14)
  return header === 12 || (header >= 16 && header <= 64) || header === 108 || header === 124
}

/** A list of pictures, each with its size and place: four bytes alone are too few to tell it by. */
function isIcon(file: Buffer): boolean {
  if (!starts(file, '\0\0\x01\0') || file.length < 22) return false
  const count = file.readUInt16LE(4)
  return count > 0 && file.readUInt8(9) === 0 && file.readUInt32LE(18) >= 6 + 16 * count
}

/** A letter alone begins many a text: it begins each packet of this length. */
const isTransportStream = (file: Buffer): boolean =>
  file.length > 2 * 188 && [0, 188, 376].every((at) => file[at] === 0x47)

function isSvg(file: Buffer): boolean {
  const text = textOf(file.subarray(0, headLength))
  return text !== undefined && rootOf(text) === 'svg'
}

function mediaTypeOf(file: Buffer): MediaType | undefined {
  const signed = signatures.find(([, ...all]) => all.some(([text, at]) => starts(file, text, at)))
  if (signed) return signed[0]
  const whole = file.toString('latin1', 0, 4)
  const form = file.toString('latin1', 8, 12)
  const formed = forms.find(([, wholes, names]) => wholes.test(whole) && names.test(form))
  if (formed) return formed[0]
  if (isBitmap(file)) return 'image/bmp'
  if (isIcon(file)) return 'image/vnd.microsoft.icon'
  if (isTransportStream(file)) return 'video/mp2t'
  return (
    isoMediaType(file) ??
    matroskaType(file) ??
    mpegAudioType(file) ??
    (isSvg(file) ? 'image/svg+xml' : undefined)
  )
}

/**
 * Tells what a file is by its bytes, or `undefined` where they say nothing. The first 4096 are enough for most;
 * the whole file tells more of some: whether an MP4 is sound alone, and what follows long tags.
 *
 * @param bytes - The file, or its beginning.
 * @example The type of what was fetched
 * ```ts
 * const { mediaType = 'application/octet-stream' } = detectFileType(bytes) ?? {}
 * ```
 */
export function detectFileType(bytes: Uint8Array): FileType | undefined {
  const file = asBuffer(bytes)
  const ogg = oggType(file)
  if (ogg) return ogg
  const mediaType = mediaTypeOf(file)
  return mediaType && { mediaType, extension: extensions[mediaType] }
}

/** The longest of the endings, without the dot. */
export const longestExtension: string = Object.values(extensions).reduce((longest, extension) =>
  extension.length > longest.length ? extension : longest,
)

/** The usual ending of a file of a media type, without the dot; `undefined` for a type that no first bytes tell. */
export function extensionOf(mediaType: string): string | undefined {
  const [name = ''] = mediaType.split(';')
  const known = Object.entries(extensions).find(([type]) => type === name.trim().toLowerCase())
  return known?.[1]
}

/** The media type of an ending, in lower case and without the dot. */
export const typeOfExtension = (extension: string): MediaType | undefined => endings.get(extension)

/**
 * The endings of the media types that bytes tell.
 *
 * @param families - How the types begin. Default: all of them.
 */
export const endingsOf = (families: readonly string[] = ['']): readonly string[] =>
  Object.entries(extensions)
    .filter(([type]) => families.some((family) => type.startsWith(family)))
    .map(([, extension]) => extension)
