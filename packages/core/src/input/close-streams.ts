import { isByteStream } from '../file/byte-stream.js'
import { closeStream } from './read-stream.js'

const deepest = 8

/** Lets all streams of a request go that is not sent. */
export function closeStreams(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > deepest) return
  if (isByteStream(value)) closeStream(value)
  else if (Array.isArray(value)) for (const item of value) closeStreams(item, depth + 1)
  else if (!ArrayBuffer.isView(value)) for (const item of Object.values(value)) closeStreams(item, depth + 1)
}
