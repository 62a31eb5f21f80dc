import { MediaplugError } from '../error/error.js'

const maxBytes = 64 * 1024 * 1024

/** Reads a body to its end, up to 64 MiB. */
async function readAll(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > maxBytes) throw new MediaplugError('protocol', `The answer is larger than ${maxBytes} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

/** What a body holds: JSON, or the text that is none. */
export type Body = { readonly json: unknown } | { readonly text: string }

/** Reads an answer's body as JSON; a body that is none is given as it is, and one that is empty as `undefined`. */
export async function readJson(body: AsyncIterable<Uint8Array>): Promise<Body> {
  const text = (await readAll(body)).toString('utf8')
  if (text === '') return { json: undefined }
  try {
    return { json: JSON.parse(text) }
  } catch {
    return { text }
  }
}
