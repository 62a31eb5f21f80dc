import { show } from '../../error/show.js'
import { invalidInput } from '../../validation/validate.js'

const longest = 1_024
const rule = `a key is a path with slashes of 1 to ${longest} bytes, without empty parts, '.' and '..', backslashes and control characters`

/**
 * Checks a key of a sink.
 *
 * @throws MediaplugError `invalid-input`.
 */
export function checkKey(key: unknown): string {
  const isKey =
    typeof key === 'string' &&
    Buffer.byteLength(key) <= longest &&
    !/[\p{Cc}\p{Cs}\\]/u.test(key) &&
    key.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  if (isKey) return key
  throw invalidInput('sink', [`${rule}, got ${show(key)}`], { phase: 'download' })
}
