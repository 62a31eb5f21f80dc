import type { Bytes } from '../file/bytes.js'
import type { Call } from '../time/call.js'

/** A file that is being read. */
export interface Reading {
  /** What stops it, also while a piece is waited for. */
  readonly call: Call
  /** The file in pieces. */
  readonly pieces: AsyncGenerator<Bytes, void, void>
}

/** Reads a file for a stream: one piece when one is asked for, and nothing ahead. */
class FileSource {
  readonly #begin: () => Reading
  #reading: Reading | undefined

  constructor(begin: () => Reading) {
    this.#begin = begin
  }

  async pull(stream: ReadableStreamDefaultController<Bytes>): Promise<void> {
    this.#reading ??= this.#begin()
    const { call, pieces } = this.#reading
    try {
      const { done, value } = await pieces.next()
      if (!done) return stream.enqueue(value)
      call.close()
      if (!call.isStopped) stream.close()
    } catch (error) {
      call.close()
      throw error
    }
  }

  async cancel(reason: unknown): Promise<void> {
    if (this.#reading === undefined) return
    const { call, pieces } = this.#reading
    call.stop(reason)
    await pieces.return()
  }
}

/**
 * A file as the web's streams are. Nothing is done before the first piece is asked for, and whoever cancels it stops
 * the reading at once.
 *
 * @param begin - Begins the reading. What it throws, whoever asks for the first piece is told.
 */
export const streamOf = (begin: () => Reading): ReadableStream<Bytes> =>
  new ReadableStream(new FileSource(begin), { highWaterMark: 0 })
