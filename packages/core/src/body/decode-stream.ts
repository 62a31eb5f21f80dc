import { pipeline } from 'node:stream'
import { messageOf } from '../error/message.js'
import type { FindCoding } from './coding.js'

type Pieces = AsyncIterable<Uint8Array>

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

async function* undo(pieces: Pieces, name: string, find: FindCoding): AsyncGenerator<Uint8Array, void, void> {
  const others = pieces[Symbol.asyncIterator]()
  let first = await others.next()
  while (!first.done && first.value.byteLength === 0) first = await others.next()
  const coding = first.done ? undefined : find(name, first.value)
  if (coding === undefined) return
  const source = new Source(first.value, others)
  // Who stops reading the decoder lets the source go.
  const decoded: Pieces = pipeline(source, coding.createDecoder(), () => {})
  try {
    yield* decoded
  } catch (error) {
    if (source.fault !== undefined) throw source.fault
    throw new Error(`its content coding ${name} is broken: ${messageOf(error)}`, { cause: error })
  }
}

/**
 * Undoes codings while their bytes come. What is broken or ends early is an error that says so; one of the source
 * stays what it is.
 *
 * @param codings - In the order in which they are undone. All of them are understood.
 */
export function decodeStream(source: Pieces, codings: readonly string[], find: FindCoding): Pieces {
  return codings.reduce((pieces, name) => undo(pieces, name, find), source)
}
