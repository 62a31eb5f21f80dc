import type { IncomingMessage } from 'node:http'

/** The body of a request as it was understood: as JSON only when its `Content-Type` says so. */
export type ReceivedBody =
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large'; readonly text: string; readonly limit: number }

const limit = 1024 * 1024

/** Reads a whole body. Past 1 MiB the rest is read and thrown away, so that the client can still be answered. */
export async function readBody(incoming: IncomingMessage): Promise<ReceivedBody> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= limit) chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  if (length === 0) return { kind: 'empty' }
  if (length > limit) return { kind: 'too-large', text, limit }
  return isJson(incoming.headers['content-type']) ? parseJson(text) : { kind: 'text', text }
}

function isJson(contentType = ''): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType)
}

function parseJson(text: string): ReceivedBody {
  try {
    return { kind: 'json', value: JSON.parse(text) }
  } catch {
    return { kind: 'text', text }
  }
}

/** The body as the log shows it: the parsed JSON, or the raw text, or `undefined` for none. */
export function loggedBody(body: ReceivedBody): unknown {
  if (body.kind === 'json') return body.value
  return body.kind === 'empty' ? undefined : body.text
}
