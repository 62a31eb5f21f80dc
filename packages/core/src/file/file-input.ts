import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { isByteStream } from './byte-stream.js'
import type { ReadOptions } from './read-options.js'
import { bytesOf, classOf, isBlob, isUrl } from './realm.js'

/** A file on this machine. */
export interface FileAtPath {
  /** Absolute, or relative to the working directory. */
  readonly path: string
}

/** A result of an earlier task, as it is, or its JSON form. */
export interface EarlierAsset {
  /** What the file is, such as `image`. */
  readonly kind: string
  /** Where the vendor keeps it. */
  readonly url?: string | undefined
  /** Gives the whole file, where the bytes came with the answer. */
  bytes?(options?: ReadOptions): Promise<Uint8Array>
}

/**
 * A file that a request is given.
 *
 * - A text or a `URL`: `https:` and `http:`, where the vendor fetches it or core does; `data:`, in base64 or escaped; and
 *   `file:`, a file on this machine. A text that somebody else wrote may be a `file:` URL, too: look at its scheme first.
 * - `{ path }`: a file on this machine.
 * - Bytes: a `Uint8Array` or `Buffer`, an `ArrayBuffer`, any view of one, a `Blob` or `File`.
 * - A stream: of the web, of Node, or whatever gives bytes when it is iterated over. It is read once, before anything is
 *   recorded or sent, up to the size that the model takes, and kept with its bytes for as long as you keep it: it may be
 *   given again. One whose request is refused or stopped is closed.
 * - An asset of an earlier result, as it is, or its JSON form.
 *
 * Bytes, URLs and blobs may be of another realm. An empty file is refused, and so is a URL that no vendor can fetch.
 *
 * @example Every form that a file may have
 * ```ts
 * const forms: FileInput[] = [
 *   'https://example.com/cat.png',
 *   new URL('file:///home/me/cat.png'),
 *   { path: 'cat.png' },
 *   new Uint8Array(bytes),
 *   new Blob([bytes]).stream(),
 * ]
 * ```
 */
export type FileInput =
  | string
  | URL
  | FileAtPath
  | ArrayBufferView
  | ArrayBufferLike
  | Blob
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | EarlierAsset

const longestScheme = 32

/** The scheme of a URL, in small letters. Only its beginning is looked at: a `data:` URL may have megabytes. */
function schemeOf(text: string): string | undefined {
  const beginning = text.trimStart().slice(0, longestScheme)
  return /^([a-z][a-z\d+.-]*):/i.exec(beginning)?.[1]?.toLowerCase()
}

const isWebUrl = (value: string): boolean => /^https?$/.test(schemeOf(value) ?? '') && URL.canParse(value)

/**
 * The path of a `file:` URL; `undefined` for one that is on another machine or names no absolute path, and for other
 * URLs.
 */
export function pathOfUrl(url: string): string | undefined {
  // A URL's parser would take `file:cat.png` for `/cat.png`.
  if (!/^\s*file:\//i.test(url)) return undefined
  try {
    return fileURLToPath(url.trim())
  } catch {
    return undefined
  }
}

function isAddress(value: string): boolean {
  switch (schemeOf(value)) {
    case 'data':
      return value.includes(',')
    case 'file':
      return pathOfUrl(value) !== undefined
    default:
      return isWebUrl(value)
  }
}

/** Whether an object has one field only: a field beside the path would be passed over in silence. */
const isAlone = (value: object): boolean => Object.keys(value).length === 1

function isFileInput(value: unknown): boolean {
  if (typeof value === 'string') return isAddress(value)
  if (isUrl(value)) return isAddress(value.href)
  if (bytesOf(value) || isBlob(value) || isByteStream(value)) return true
  if (typeof value !== 'object' || value === null) return false
  if ('path' in value) return typeof value.path === 'string' && value.path !== '' && isAlone(value)
  if (!('kind' in value)) return false
  if ('url' in value && value.url !== undefined) return typeof value.url === 'string' && isWebUrl(value.url)
  return 'bytes' in value && typeof value.bytes === 'function'
}

const allowed =
  "must be an http(s) URL, a data: or file: URL, { path: '…' }, bytes, a Blob, a stream or the asset of an earlier result"

/** What to do about an object of a class that is not taken. */
const hintsByClass: Readonly<Record<string, string>> = {
  Response: '; of a Response, give its body',
  Request: '; of a Request, give its body',
  Promise: '; await the promise first',
}

/** What to do about a value of a kind that is not taken. */
function hintFor(value: unknown): string {
  const text = isUrl(value) ? value.href : value
  if (typeof text !== 'string') return (typeof text === 'object' && text && hintsByClass[classOf(text)]) || ''
  const scheme = schemeOf(text)
  if (scheme === undefined || /^https?$/.test(scheme)) return ''
  if (scheme === 'data') return '; a data: URL has a comma before its data'
  if (scheme === 'blob') return '; a blob: URL is known to one program only, give the Blob itself'
  if (scheme === 'file') {
    return "; a file: URL names an absolute path on this machine, as file:///home/me/cat.png does, give { path: 'cat.png' } for a relative one"
  }
  return `; no vendor fetches ${scheme}: URLs, give a presigned https: URL or the file itself`
}

/**
 * The schema of a file in a portable request. A model narrows it with `file`.
 *
 * @example An input with a file
 * ```ts
 * const input = z.strictObject({ image: fileInput, factor: z.number() })
 * ```
 */
export const fileInput: z.ZodCustom<FileInput, FileInput> = z
  .custom<FileInput>(isFileInput, {
    error: ({ input }) => `${allowed}${hintFor(input)}`,
  })
  .meta({ file: {} })
