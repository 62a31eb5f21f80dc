import { pipeline, type Transform } from 'node:stream'
import { asBuffer, starts } from '../file/starts.js'
import { detectFileType, headLength } from '../file/type/file-type.js'
import { gunzip } from './gunzip.js'

type Zlib = typeof import('node:zlib')

/** Bytes as they come. */
export type Pieces = AsyncIterable<Uint8Array>

/** A content coding, and how it is undone. */
export interface Coding {
  /** @throws Error with the code `ERR_BUFFER_TOO_LARGE` for more than the limit, and others for what is broken. */
  decodeNow(bytes: Uint8Array, limit: { readonly maxOutputLength: number }): Uint8Array
  /** Lets the pieces go when nobody reads on. */
  decodePieces(pieces: Pieces): Pieces
}

/** Node has it from 22.15 on. */
interface Zstandard {
  readonly zstdDecompressSync?: Coding['decodeNow']
  readonly createZstdDecompress?: () => Transform
}

/** What requests ask for. */
export const askedFor = 'gzip, deflate, br'
/** No server has a reason for more, and each may make a thousand bytes of one. */
const mostCodings = 5
/** What stands in the header though nothing is coded: what an upload to a store left behind, or belongs elsewhere. */
const plain =
  /^(identity|none|null|(aws-)?chunked|(x-)?user-defined|binary|base64|[78]-?bit|quoted-printable|json|text|(us-)?ascii|utf-?(8|16([bl]e)?)|latin-?1|iso[-_]?8859[-_]?\d+|windows-125\d|.*\/.*|)$/

/** The codings that a `content-encoding` header names, in the order in which they are undone. */
export function codingsIn(header: string): readonly string[] {
  return header
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => !plain.test(name))
    .reverse()
}

/** What `deflate` means by its standard begins so; some servers leave the wrapping out. */
const isWrapped = ([first = 0]: Uint8Array): boolean => (first & 0x0f) === 8

/** How what is coded begins, where it always begins the same; also what is not understood. */
const marks: Readonly<Record<string, string>> = {
  gzip: '\x1f\x8b',
  'x-gzip': '\x1f\x8b',
  zstd: '\x28\xb5\x2f\xfd',
  compress: '\x1f\x9d',
  'x-compress': '\x1f\x9d',
  dcb: '\xff\x44\x43\x42',
  dcz: '\x5e\x2a\x4d\x18',
}

/** Whether bytes begin as gzip does: nothing else that is a text or a medium does. */
export const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b

const piped =
  (create: () => Transform) =>
  (pieces: Pieces): Pieces =>
    pipeline(pieces, create(), () => {})

function zstandard({ zstdDecompressSync, createZstdDecompress }: Zlib & Zstandard): Coding | undefined {
  if (!zstdDecompressSync || !createZstdDecompress) return undefined
  return { decodeNow: zstdDecompressSync, decodePieces: piped(createZstdDecompress) }
}

/** How a coding is undone; nothing where it is not understood. */
function codingOf(zlib: Zlib, name: string, beginning: Uint8Array): Coding | undefined {
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return { decodeNow: zlib.gunzipSync, decodePieces: (pieces) => gunzip(pieces, zlib) }
    case 'deflate':
      return isWrapped(beginning)
        ? { decodeNow: zlib.inflateSync, decodePieces: piped(zlib.createInflate) }
        : { decodeNow: zlib.inflateRawSync, decodePieces: piped(zlib.createInflateRaw) }
    case 'br':
      return { decodeNow: zlib.brotliDecompressSync, decodePieces: piped(zlib.createBrotliDecompress) }
    case 'zstd':
      return zstandard(zlib)
    default:
      return undefined
  }
}

/** What bytes say of a coding that they are said to have. Gateways undo codings, and leave their names in the header. */
export type Finding =
  | { readonly is: 'coded'; readonly coding: Coding }
  /** They are coded by what is not understood. */
  | { readonly is: 'unknown' }
  /** They do not begin as the coding does. */
  | { readonly is: 'absent' }
  /** Nobody knows the name, so it may be no coding at all. */
  | { readonly is: 'unheard-of' }

function findingOf(zlib: Zlib, name: string, beginning: Uint8Array): Finding {
  const coding = codingOf(zlib, name, beginning)
  const mark = Object.hasOwn(marks, name) ? marks[name] : undefined
  if (mark === undefined && coding === undefined) return { is: 'unheard-of' }
  const isAbsent =
    mark === undefined ? detectFileType(beginning) !== undefined : !starts(asBuffer(beginning), mark)
  if (isAbsent) return { is: 'absent' }
  return coding ? { is: 'coded', coding } : { is: 'unknown' }
}

/** How many first bytes tell whether a coding is there. */
export const tellingBytes = (name: string): number => (Object.hasOwn(marks, name) ? 4 : headLength)

/**
 * Looks for a coding.
 *
 * @param beginning - Of what may be coded: its first {@link tellingBytes}, or all of it.
 */
export type FindCoding = (name: string, beginning: Uint8Array) => Finding

/** Loads what undoes codings: when there is one, since most answers have none. */
export async function loadCodings(): Promise<FindCoding> {
  const zlib = await import('node:zlib')
  return (name, beginning) => findingOf(zlib, name, beginning)
}

/** Why so many codings are not undone, as a sentence; nothing where they are. */
export function complaintOf(codings: readonly string[]): string | undefined {
  if (codings.length <= mostCodings) return undefined
  return `It has ${codings.length} content codings, one upon the other, and ${mostCodings} are allowed.`
}

/** Why a coding is not undone, as a sentence. */
export function complaintAbout(name: string, { is }: Finding): string {
  return is === 'absent'
    ? `Its content coding ${name} is broken: it does not begin so.`
    : `Its content coding '${name.slice(0, 40)}' is not understood: ${askedFor} are.`
}
