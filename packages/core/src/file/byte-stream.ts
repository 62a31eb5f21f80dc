/** A file that is read piece by piece, once: of the web, of Node, or whatever can be iterated over. */
export type ByteStream = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>

/** Whether a value is a stream of the web, of whatever realm. */
export const isWebStream = (value: object): value is ReadableStream<Uint8Array> =>
  'getReader' in value && typeof value.getReader === 'function'

/** Whether a value is a stream, of whatever realm. */
export function isByteStream(value: unknown): value is ByteStream {
  if (typeof value !== 'object' || value === null) return false
  return (
    isWebStream(value) || (Symbol.asyncIterator in value && typeof value[Symbol.asyncIterator] === 'function')
  )
}
