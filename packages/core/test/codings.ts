import zlib from 'node:zlib'

/** What a body becomes by a coding. */
export type Encode = (body: string | Uint8Array) => Buffer

/** The codings that are understood, by what a server may write in `content-encoding`. */
export const codings: readonly (readonly [header: string, encode: Encode])[] = [
  ['gzip', zlib.gzipSync],
  ['x-gzip', zlib.gzipSync],
  ['GZIP', zlib.gzipSync],
  ['deflate', zlib.deflateSync],
  ['Deflate', zlib.deflateRawSync],
  ['br', zlib.brotliCompressSync],
  ['gzip, br', (body) => zlib.brotliCompressSync(zlib.gzipSync(body))],
  ['deflate,identity ,gzip', (body) => zlib.gzipSync(zlib.deflateSync(body))],
  ['gzip, gzip', (body) => zlib.gzipSync(zlib.gzipSync(body))],
  ['identity', Buffer.from],
  ['Identity', Buffer.from],
  ['', Buffer.from],
  ['none', Buffer.from],
  ['aws-chunked', Buffer.from],
]
