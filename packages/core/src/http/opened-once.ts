/**
 * What is opened once for each key, and kept. What could not be opened is not: the next one who asks opens it anew, so
 * that a moment without free descriptors, say, does not close a way for as long as the process lives.
 */
export class OpenedOnce<T> {
  readonly #opened = new Map<string, Promise<T>>()

  /** Gives what is kept for a key, or opens it. */
  get(key: string, open: () => Promise<T>): Promise<T> {
    const existing = this.#opened.get(key)
    if (existing) return existing
    const opened = open()
    this.#opened.set(key, opened)
    opened.catch(() => this.#opened.delete(key))
    return opened
  }
}
