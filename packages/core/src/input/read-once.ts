import type { FileInput } from '../file/file-input.js'
import { fileBytes } from './file-bytes.js'

/** Reads a file in whatever form it was given. */
export type ReadFile = typeof fileBytes

/** Makes a reading that reads each file once, however often it is asked for. What could not be read is read again. */
export function createReadOnce(): ReadFile {
  const readings = new Map<FileInput, ReturnType<ReadFile>>()
  return (source, options, connections) => {
    const known = readings.get(source)
    if (known) return known
    const reading = fileBytes(source, options, connections)
    readings.set(source, reading)
    reading.catch(() => readings.delete(source))
    return reading
  }
}
