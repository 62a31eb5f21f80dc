import type { HttpAnswer } from '../contract/http.js'

function readHeaders(rawHeaders: readonly Buffer[]): Record<string, string> {
  const headers: Record<string, string> = {}
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = String(rawHeaders[index]).toLowerCase()
    const value = String(rawHeaders[index + 1])
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value
  }
  return headers
}

/**
 * A vendor's answer. Its headers are read when they are asked for: most never are.
 *
 * @param rawHeaders - Names and values in turn, as they came.
 */
export function createAnswer(status: number, body: unknown, rawHeaders: readonly Buffer[]): HttpAnswer {
  return {
    status,
    body,
    get headers() {
      return readHeaders(rawHeaders)
    },
  }
}
