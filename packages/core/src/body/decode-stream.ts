import { MediaplugError } from '../error/error.js'
import { isError } from '../error/is-error.js'
import { messageOf } from '../error/message.js'
import { joined } from '../file/joined.js'
import { asBuffer } from '../file/starts.js'
import { detectFileType } from '../file/type/file-type.js'
import { textOf } from '../file/type/text.js'
import { complaintAbout, type FindCoding, type Finding, type Pieces, tellingBytes } from './coding.js'

/** Bytes that come, and what went wrong with them: before they were decoded, not in decoding. */
class Source {
  fault: unknown
  readonly #first: Uint8Array
  readonly #others: AsyncIterator<Uint8Array>

  constructor(first: Uint8Array, others: AsyncIterator<Uint8Array>) {
    this.#first = first
    this.#others = others
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, void> {
    try {
      yield this.#first
      for (let next = await this.#others.next(); !next.done; next = await this.#others.next())
        yield next.value
    } catch (error) {
      this.fault = error
      throw error
    } finally {
      await this.#others.return?.()
    }
  }
}

/** The first bytes, so many as tell whether a coding is there. */
async function beginningOf(pieces: AsyncIterator<Uint8Array>, length: number): Promise<Uint8Array> {
  const read: Uint8Array[] = []
  for (let size = 0; size < length; ) {
    const next = await pieces.next()
    if (next.done) break
    read.push(next.value)
    size += next.value.byteLength
  }
  return joined(read)
}

/** Whether bytes can be taken as they are, though a coding was named. */
function isItself({ is }: Finding, beginning: Uint8Array): boolean {
  if (is !== 'unheard-of') return is === 'absent'
  return detectFileType(beginning) !== undefined || textOf(asBuffer(beginning)) !== undefined
}

/** What breaks before a byte was decoded would break so again, unless the end is missing. */
function broken(name: string, error: unknown, hasDecoded: boolean): MediaplugError {
  const isCut = isError(error) && 'code' in error && error.code === 'Z_BUF_ERROR'
  const message = `the file cannot be read: its content coding ${name} is broken: ${messageOf(error)}`
  return new MediaplugError('download', message, {
    phase: 'download',
    retryable: hasDecoded || isCut,
    cause: error,
  })
}

async function* undo(pieces: Pieces, name: string, find: FindCoding): AsyncGenerator<Uint8Array, void, void> {
  const others = pieces[Symbol.asyncIterator]()
  const beginning = await beginningOf(others, tellingBytes(name))
  if (beginning.byteLength === 0) return
  const source = new Source(beginning, others)
  const found = find(name, beginning)
  if (isItself(found, beginning)) return yield* source
  if (found.is !== 'coded') {
    await others.return?.()
    const message = `the file cannot be read. ${complaintAbout(name, found)}`
    throw new MediaplugError('download', message, { phase: 'download', retryable: false })
  }
  let hasDecoded = false
  try {
    for await (const piece of found.coding.decodePieces(source)) {
      hasDecoded = true
      yield piece
    }
  } catch (error) {
    throw source.fault ?? broken(name, error, hasDecoded)
  }
}

/**
 * Undoes codings while their bytes come: those that the bytes have. What goes wrong at the source stays what it is.
 *
 * @param codings - In the order in which they are undone.
 * @throws MediaplugError `download` for what is broken, ends early or is not understood.
 */
export function decodeStream(source: Pieces, codings: readonly string[], find: FindCoding): Pieces {
  return codings.reduce((pieces, name) => undo(pieces, name, find), source)
}
