import { InputError } from './input-error.js'
import { isLoopback } from './loopback.js'

/** An input file as a request names it. */
export interface InputFile {
  /** The field of the request, for error messages. */
  readonly field: string
  readonly url: string
  /** How many bytes the file may have at most. */
  readonly mostBytes: number
  /** The same limit in the vendor's words, for error messages: `smaller than 200 MB`. */
  readonly limit: string
}

const patienceMs = 30_000

/**
 * The bytes of an input file on this machine; `undefined` for a file anywhere else, which is never asked for.
 *
 * @throws InputError when the file is too large or cannot be had.
 */
export async function fetchInput(file: InputFile, closing: AbortSignal): Promise<Uint8Array | undefined> {
  if (!isLoopback(file.url)) return undefined
  const answer = await request(file, closing)
  const bytes = await readUpTo(file.mostBytes, answer).catch((cause) => {
    throw new InputError('unusable', file.field, `cannot be fetched: ${cause}`)
  })
  if (bytes !== undefined) return bytes
  throw new InputError('too-large', file.field, `must be ${file.limit}`)
}

/** The body of an answer; `undefined` when it is too large. It is then not read to its end. */
async function readUpTo(most: number, { headers, body }: Response): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  if (Number(headers.get('content-length')) > most) {
    await body?.cancel()
    return undefined
  }
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function request({ url, field }: InputFile, closing: AbortSignal): Promise<Response> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(patienceMs)])
  try {
    const answer = await fetch(url, { redirect: 'manual', signal })
    if (answer.ok) return answer
    await answer.body?.cancel()
    throw new Error(`HTTP ${answer.status}`)
  } catch (cause) {
    throw new InputError(
      'unusable',
      field,
      `cannot be fetched: ${cause instanceof Error ? cause.message : cause}`,
    )
  }
}
