import { writeJson } from '@mediaplug/core/provider'
import type { FakeFile } from './files.js'
import type { FakeReply } from './route.js'

/** An answer as it is sent. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** An answer of text. */
export function textAnswer(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, headers: { 'content-type': 'text/plain', ...headers }, body: Buffer.from(text) }
}

/** What a route answers: bytes as they are, anything else as JSON. */
export function routeAnswer({ status = 200, headers = {}, body }: FakeReply): Answer {
  if (body instanceof Uint8Array)
    return { status, headers: { 'content-type': 'application/octet-stream', ...headers }, body }
  const text = body === undefined ? '' : writeJson(body)
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: Buffer.from(text) }
}

/** A file, or the rest of it from where the client asks for. */
export function fileAnswer(
  file: FakeFile | undefined,
  range: string | readonly string[] | undefined,
): Answer {
  if (file === undefined) return textAnswer(403, 'The link has expired.')
  const { bytes, etag, mediaType } = file
  const headers = { 'content-type': mediaType, 'accept-ranges': 'bytes', etag }
  const from = Number(/^bytes=(\d+)-$/.exec(String(range ?? ''))?.[1] ?? 0)
  if (from === 0 || from >= bytes.length) return { status: 200, headers, body: bytes }
  const contentRange = `bytes ${from}-${bytes.length - 1}/${bytes.length}`
  return { status: 206, headers: { ...headers, 'content-range': contentRange }, body: bytes.subarray(from) }
}
