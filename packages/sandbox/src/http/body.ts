import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'

/** The body of a request as it was understood: as JSON only when its `Content-Type` says so. */
export type ReceivedBody = {
  /** The body as it came; of a body that is too large, the first part only. */
  readonly bytes: Uint8Array
} & (
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary' }
  | { readonly kind: 'too-large'; readonly limit: number }
)

/** How many bytes a body may have where the route sets no other limit: 1 MiB. */
export const usualBodyLimit = 1024 * 1024

/** Reads a whole body. Past the limit the rest is read and thrown away, so that the client can still be answered. */
export async function readBody(incoming: IncomingMessage, limit: number): Promise<ReceivedBody> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= limit) chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  if (length === 0) return { kind: 'empty', bytes }
  if (length > limit) return { kind: 'too-large', bytes, limit }
  if (!isUtf8(bytes)) return { kind: 'binary', bytes }
  const text = bytes.toString('utf8')
  const value = isJson(incoming.headers['content-type']) ? parseJson(text) : undefined
  return value === undefined ? { kind: 'text', bytes, text } : { kind: 'json', bytes, value }
}

function isJson(contentType = ''): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType)
}

/** The value of a JSON text; `undefined` when it is not one. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The body as the log shows it: the parsed JSON, or the raw text, or the bytes, or `undefined` for none. */
export function loggedBody(body: ReceivedBody): unknown {
  if (body.kind === 'json') return body.value
  if (body.kind === 'text') return body.text
  return body.kind === 'empty' ? undefined : body.bytes
}
