import { bodyText, isJson } from '../body/body-text.js'
import { parseJson } from '../body/parse-json.js'
import type { BinaryAnswer, HttpAnswer } from '../contract/http.js'
import { codingsOf, isCompressed, unnamed, withoutCodings } from './coded-answer.js'
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

/** Types that are told by other bytes than those of gzip. */
const mediumType = /^(image|video|audio|text)\/|[/+](json|xml)$/

/** Makes an answer of what came. There is nothing to wait for where it has no content coding. */
export type AnswerReader<Answer> = (received: Received) => Answer | Promise<Answer>

const textOf = (received: Received): string => bodyText(bodyOf(received))

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
  if (codings) return withoutCodings(received, codings, isJson).then(jsonOf)
  // What is good and is read is looked at no further.
  if (!isGood(received.status) && isCompressed(received)) return uncompressed(received).then(jsonOf)
  try {
    return jsonOf(received)
  } catch (error) {
    if (isCompressed(received)) return uncompressed(received).then(jsonOf)
    throw error
  }
}

const uncompressed = (received: Received): Promise<Received> => withoutCodings(received, unnamed, isJson)

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
  const codings = codingsOf(received) ?? (hidesMedium(received) ? unnamed : undefined)
  return codings ? withoutCodings(received, codings, () => true).then(binaryOf) : binaryOf(received)
}

/** Whether what is compressed should be a medium or a text: what is said to be something else may be an archive. */
function hidesMedium(received: Received): boolean {
  if (!isCompressed(received)) return false
  return !isGood(received.status) || mediumType.test(mediaTypeIn(readHeaders(received.rawHeaders)))
}
