import { sendLoopback } from '../http/loopback-request.js'

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

/** What an input file has wrong: it is too large, or it cannot be used. */
export class InputError extends Error {
  readonly kind: 'too-large' | 'unusable'

  constructor(kind: 'too-large' | 'unusable', field: string, message: string) {
    super(`${field}: ${message}`)
    this.kind = kind
  }
}

const timeoutMs = 30_000

/**
 * The bytes of an input file on this machine; `undefined` for a file anywhere else, which is never asked for.
 *
 * @throws InputError when the file is too large or cannot be had.
 */
export async function fetchInput(file: InputFile, closing: AbortSignal): Promise<Uint8Array | undefined> {
  const { field, url, mostBytes, limit } = file
  const read = (answer: Response) => readUpTo(mostBytes, answer)
  const bytes = await sendLoopback({ url, timeoutMs, closing, read }).catch((cause) => {
    const reason = cause instanceof Error ? cause.message : cause
    throw new InputError('unusable', field, `cannot be fetched: ${reason}`)
  })
  if (bytes !== 'too-large') return bytes
  throw new InputError('too-large', field, `must be ${limit}`)
}

/** The body of an answer. One that is too large is not read to its end. */
async function readUpTo(
  most: number,
  { ok, status, headers, body }: Response,
): Promise<Uint8Array | 'too-large'> {
  if (!ok || Number(headers.get('content-length')) > most) {
    await body?.cancel()
    if (ok) return 'too-large'
    throw new Error(`HTTP ${status}`)
  }
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > most) return 'too-large'
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
