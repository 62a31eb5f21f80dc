import { parseJson } from '../body/parse-json.js'
import type { BinaryAnswer, HttpAnswer } from '../contract/http.js'
import { codingsOf, withoutCodings } from './coded-answer.js'
import { notJson } from './exchange-error.js'
import { bodyOf, type Received } from './received.js'
import { isGood } from './status-fault.js'

function readHeaders(rawHeaders: readonly Buffer[]): Record<string, string> {
  const headers: Record<string, string> = {}
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = String(rawHeaders[index]).toLowerCase()
    const value = String(rawHeaders[index + 1])
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value
  }
  return headers
}

/** Makes an answer of what came. There is nothing to wait for where it has no content coding. */
export type AnswerReader<Answer> = (received: Received) => Answer | Promise<Answer>

/** Without the mark of its byte order, which some servers put before JSON. */
function textOf(received: Received): string {
  const text = bodyOf(received).toString('utf8')
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

/** Copied once, into memory of its own. */
function bytesOf({ chunks, size }: Received): Uint8Array {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function readBody(received: Received): unknown {
  const text = textOf(received)
  if (text === '') return undefined
  try {
    return parseJson(text)
  } catch {
    if (isGood(received.status)) throw notJson(text, received.status, received.secrets())
    return text
  }
}

/** The JSON of a good answer that says it is JSON; nothing where it is not, since its bytes may be what was paid for. */
function jsonIn(received: Received): unknown {
  try {
    return parseJson(textOf(received))
  } catch {
    return undefined
  }
}

/** Its headers are read when they are asked for: most never are. */
function jsonOf(received: Received): HttpAnswer {
  const { status, rawHeaders } = received
  return {
    status,
    body: readBody(received),
    get headers() {
      return readHeaders(rawHeaders)
    },
  }
}

/**
 * Reads an answer as JSON.
 *
 * @throws MediaplugError `protocol` for a good one that is no JSON, or cannot be decoded.
 */
export function readJson(received: Received): HttpAnswer | Promise<HttpAnswer> {
  const codings = codingsOf(received)
  return codings ? withoutCodings(received, codings).then(jsonOf) : jsonOf(received)
}

/** The media type that headers state, in lower case and without parameters. */
function mediaTypeIn(headers: HttpAnswer['headers']): string {
  const [type = ''] = (headers['content-type'] ?? '').split(';')
  return type.trim().toLowerCase() || 'application/octet-stream'
}

/** The body of an answer that is read as bytes. */
function bodyBeside(received: Received, mediaType: string): unknown {
  if (!isGood(received.status)) return readBody(received)
  return /[/+]json$/.test(mediaType) ? jsonIn(received) : undefined
}

function binaryOf(received: Received): BinaryAnswer {
  const { status } = received
  const headers = readHeaders(received.rawHeaders)
  const mediaType = mediaTypeIn(headers)
  return {
    status,
    headers,
    body: bodyBeside(received, mediaType),
    bytes: bytesOf(received),
    mediaType,
  }
}

/**
 * Reads an answer as it came; an error as {@link readJson} does too, and as JSON what says that it is and does parse.
 *
 * @throws MediaplugError `protocol` for a good one that cannot be decoded.
 */
export function readBytes(received: Received): BinaryAnswer | Promise<BinaryAnswer> {
  const codings = codingsOf(received)
  return codings ? withoutCodings(received, codings).then(binaryOf) : binaryOf(received)
}
