import { types } from 'node:util'

/**
 * Whether a value is an error, of whatever realm: a test runner gives programs a realm of their own, in which Node's
 * errors are no `Error`.
 */
export function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value) || isForeignException(value)
}

/** The exceptions of the web's classes are none of the language's. */
function isForeignException(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.prototype.toString.call(value) === '[object DOMException]'
  )
}

/** Whether it is several errors in one. */
export const isErrors = (error: Error): error is AggregateError =>
  error.name === 'AggregateError' && 'errors' in error && Array.isArray(error.errors)
