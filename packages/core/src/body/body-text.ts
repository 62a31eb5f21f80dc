import { asBuffer } from '../file/starts.js'

/** The text of a body, without the mark of its byte order, which some servers put before JSON. */
export function bodyText(bytes: Uint8Array): string {
  const text = asBuffer(bytes).toString('utf8')
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

/** Whether bytes are JSON. */
export function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(bodyText(bytes))
    return true
  } catch {
    return false
  }
}
