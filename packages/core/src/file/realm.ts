import { types } from 'node:util'

/** The name that a value's class has in every realm. */
export const classOf = (value: object): string =>
  Object.prototype.toString.call(value).slice('[object '.length, -1)

const has = (value: object, name: string, type: string): boolean =>
  name in value && typeof Reflect.get(value, name) === type

/** Bytes in whatever form and of whatever realm, as those of this one; without a copy, unless another thread has them too. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteOffset, byteLength } = value
    if (types.isSharedArrayBuffer(buffer)) return new Uint8Array(buffer, byteOffset, byteLength).slice()
    return value instanceof Uint8Array ? value : new Uint8Array(buffer, byteOffset, byteLength)
  }
  if (types.isSharedArrayBuffer(value)) return new Uint8Array(value).slice()
  return types.isArrayBuffer(value) ? new Uint8Array(value) : undefined
}

/** Whether a value is a Blob, or a File, of whatever realm. */
export function isBlob(value: unknown): value is Blob {
  if (typeof value !== 'object' || value === null) return false
  if (value instanceof Blob) return true
  return (
    ['Blob', 'File'].includes(classOf(value)) &&
    has(value, 'arrayBuffer', 'function') &&
    has(value, 'size', 'number')
  )
}

/** Whether a value is a URL, of whatever realm. */
export function isUrl(value: unknown): value is URL {
  if (typeof value !== 'object' || value === null) return false
  return value instanceof URL || (classOf(value) === 'URL' && has(value, 'href', 'string'))
}

/** Whether a value is an AbortSignal, of whatever realm. */
export function isAbortSignal(value: unknown): value is AbortSignal {
  if (typeof value !== 'object' || value === null) return false
  if (value instanceof AbortSignal) return true
  return (
    classOf(value) === 'AbortSignal' &&
    has(value, 'aborted', 'boolean') &&
    has(value, 'addEventListener', 'function')
  )
}
