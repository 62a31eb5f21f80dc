import { pendingFile } from '../file/file.js'

/** Whether a file stands anywhere in an input: most inputs have none, and are not copied for them. */
export function hasFiles(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (pendingFile in value) return true
  if (ArrayBuffer.isView(value)) return false
  for (const key in value) if (hasFiles(Reflect.get(value, key))) return true
  return false
}
