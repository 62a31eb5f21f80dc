import { createHash } from 'node:crypto'
import { types } from 'node:util'
import type { HttpRequest, OutgoingRequest } from '../contract/http.js'
import { MediaplugError } from '../error/error.js'
import { messageOf } from '../error/message.js'
import { bytesOf } from '../file/realm.js'

/** A request whose body is as it is sent. */
export type WrittenRequest = HttpRequest & Pick<OutgoingRequest, 'body'>

/** A form of another realm has another class. */
function isForm(body: unknown): body is FormData {
  if (body instanceof FormData) return true
  if (typeof body !== 'object' || body === null) return false
  return (
    Object.prototype.toString.call(body) === '[object FormData]' &&
    typeof Reflect.get(body, 'entries') === 'function'
  )
}

/** Whether a request's body is as it is sent: no form, but text or bytes, or none. */
export function isWritten(request: HttpRequest): request is WrittenRequest {
  const { body } = request
  return body === undefined || typeof body === 'string' || types.isUint8Array(body)
}

/** Line breaks as forms have them, whatever the system's are. */
const withLineBreaks = (text: string): string => text.replace(/\r\n|\r|\n/g, '\r\n')

const escapes: Readonly<Record<string, string>> = { '"': '%22', '\r': '%0D', '\n': '%0A' }

/** A name in quotes, escaped as browsers do. */
const quoted = (name: string): string =>
  `"${name.replace(/["\r\n]/g, (character) => escapes[character] ?? character)}"`

interface Part {
  readonly head: string
  readonly content: Uint8Array
}

async function partOf(name: string, value: string | File): Promise<Part> {
  const disposition = `Content-Disposition: form-data; name=${quoted(withLineBreaks(name))}`
  if (typeof value === 'string') return { head: disposition, content: Buffer.from(withLineBreaks(value)) }
  const type = value.type || 'application/octet-stream'
  const head = `${disposition}; filename=${quoted(value.name)}\r\nContent-Type: ${type}`
  try {
    return { head, content: new Uint8Array(await value.arrayBuffer()) }
  } catch (cause) {
    const message = `the file of the field '${name}' cannot be read: ${messageOf(cause)}. Nothing was sent.`
    throw new MediaplugError('invalid-input', message, { cause })
  }
}

/**
 * The same for the same parts, so that a repeated request is the same to the byte. It is made of what the parts hold,
 * so that none of them can hold it.
 */
function boundaryOf(parts: readonly Part[]): string {
  const hash = createHash('sha256')
  for (const { head, content } of parts) hash.update(head).update(content)
  return `mediaplug-form-${hash.digest('hex').slice(0, 40)}`
}

/**
 * Writes a form as `multipart/form-data`. The same form gives the same bytes each time.
 *
 * @returns The body, and the content type that names its boundary.
 * @throws MediaplugError `invalid-input` for a file in it that cannot be read.
 */
export async function writeForm(form: FormData): Promise<{ body: Uint8Array; contentType: string }> {
  const parts = await Promise.all(Array.from(form.entries(), ([name, value]) => partOf(name, value)))
  const boundary = boundaryOf(parts)
  const pieces = parts.flatMap(({ head, content }) => [
    Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`),
    content,
    Buffer.from('\r\n'),
  ])
  const body = Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)])
  return { body, contentType: `multipart/form-data; boundary=${boundary}` }
}

/** A body that is no form, as it is sent. Callers without types may give anything. */
function plainBody(body: unknown): WrittenRequest['body'] {
  if (body === undefined || body === null) return undefined
  if (typeof body === 'string') return body
  const bytes = bytesOf(body)
  if (bytes) return bytes
  const kind = Object.prototype.toString.call(body).slice('[object '.length, -1)
  throw new MediaplugError(
    'invalid-input',
    `The body of a request is text, bytes or a FormData, and not of the type ${kind}. Nothing was sent.`,
  )
}

/**
 * A request whose body is as it is sent: its form is written, with the content type that goes with it.
 *
 * @throws MediaplugError `invalid-input` for a file in it that cannot be read, and for what is no body.
 */
export async function writeRequest(request: HttpRequest): Promise<WrittenRequest> {
  const { body: given } = request
  if (!isForm(given)) return { ...request, body: plainBody(given) }
  const { body, contentType } = await writeForm(given)
  return { ...request, body, headers: { ...request.headers, 'content-type': contentType } }
}
