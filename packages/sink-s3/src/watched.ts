/** A file that is read once: how much of it was read, and what its reading threw. */
export class Watched implements AsyncIterable<Uint8Array> {
  /** How many bytes were read. */
  bytes = 0
  /** What reading threw, which is no fault of who takes the file. */
  thrown: unknown
  readonly #content: AsyncIterable<Uint8Array>
  readonly #signal: AbortSignal | undefined

  constructor(content: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined) {
    this.#content = content
    this.#signal = signal
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, void> {
    try {
      for await (const piece of this.#content) {
        this.#signal?.throwIfAborted()
        this.bytes += piece.byteLength
        yield piece
      }
    } catch (thrown) {
      this.thrown = thrown
      throw thrown
    }
  }
}
