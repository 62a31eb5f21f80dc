import { posix } from 'node:path'
import { checkKey } from './check-key.js'

/**
 * The key of a file, by its ending: one that its caller gave stays.
 *
 * @throws MediaplugError `invalid-input` for what is no key.
 */
export function keyOf(given: unknown): (extension: string | undefined) => string {
  const key = checkKey(given)
  const takesEnding = posix.extname(key) === ''
  return (extension) => (takesEnding && extension !== undefined ? `${key}.${extension}` : key)
}
