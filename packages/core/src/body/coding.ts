import type { Transform } from 'node:stream'

type Zlib = typeof import('node:zlib')

/** A content coding, and how it is undone. */
export interface Coding {
  /** @throws Error with the code `ERR_BUFFER_TOO_LARGE` for more than the limit, and others for what is broken. */
  decodeNow(bytes: Uint8Array, limit: { readonly maxOutputLength: number }): Uint8Array
  createDecoder(): Transform
}

/** Node has it from 22.15 on. */
interface Zstandard {
  readonly zstdDecompressSync?: Coding['decodeNow']
  readonly createZstdDecompress?: Coding['createDecoder']
}

/** What requests ask for. */
export const askedFor = 'gzip, deflate, br'
/** No server has a reason for more, and each may make a thousand bytes of one. */
const mostCodings = 5
/** What stands in the header though nothing is coded: a charset, say, or what an upload to a store left behind. */
const plain: ReadonlySet<string> = new Set(['', 'identity', 'none', 'utf-8', 'aws-chunked'])

/** The codings that a `content-encoding` header names, in the order in which they are undone. */
export function codingsIn(header: string): readonly string[] {
  return header
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => !plain.has(name))
    .reverse()
}

/** What `deflate` means by its standard begins so; some servers leave the wrapping out. */
const isWrapped = ([first = 0]: Uint8Array): boolean => (first & 0x0f) === 8

function zstandard(zlib: Zlib & Zstandard): Coding | undefined {
  const { zstdDecompressSync: decodeNow, createZstdDecompress: createDecoder } = zlib
  return decodeNow && createDecoder && { decodeNow, createDecoder }
}

/**
 * How a coding is undone; nothing where it is not understood.
 *
 * @param beginning - Of what is coded: at least its first byte.
 */
function codingOf(zlib: Zlib, name: string, beginning: Uint8Array): Coding | undefined {
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return { decodeNow: zlib.gunzipSync, createDecoder: zlib.createGunzip }
    case 'deflate':
      return isWrapped(beginning)
        ? { decodeNow: zlib.inflateSync, createDecoder: zlib.createInflate }
        : { decodeNow: zlib.inflateRawSync, createDecoder: zlib.createInflateRaw }
    case 'br':
      return { decodeNow: zlib.brotliDecompressSync, createDecoder: zlib.createBrotliDecompress }
    case 'zstd':
      return zstandard(zlib)
    default:
      return undefined
  }
}

/** Finds codings by their names. */
export type FindCoding = (name: string, beginning: Uint8Array) => Coding | undefined

/** Loads what undoes codings: when there is one, since most answers have none. */
export async function loadCodings(): Promise<FindCoding> {
  const zlib = await import('node:zlib')
  return (name, beginning) => codingOf(zlib, name, beginning)
}

/** Why codings cannot be undone, as a sentence; nothing where they can. */
export function complaintOf(codings: readonly string[], find: FindCoding): string | undefined {
  if (codings.length > mostCodings) {
    return `It has ${codings.length} content codings, one upon the other, and ${mostCodings} are allowed.`
  }
  const unknown = codings.find((name) => find(name, new Uint8Array()) === undefined)
  if (unknown === undefined) return undefined
  return `Its content coding '${unknown.slice(0, 40)}' is not understood: ${askedFor} are.`
}
