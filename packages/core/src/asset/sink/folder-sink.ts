import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { MediaplugError } from '../../error/error.js'
import { asSentence, messageOf } from '../../error/message.js'
import { checkNames, checkText } from '../save/check-path.js'
import { systemCode } from '../save/disk-error.js'
import { findPlace } from '../save/place.js'
import { type Ending, openPartial } from '../save/temporary-file.js'
import { checkKey } from './check-key.js'
import type { KeptFile, PutOptions, Sink, SinkFile, SinkOptions } from './sink.js'
import { takenError } from './taken-error.js'

/** What is made at its place meanwhile is not replaced either. */
const asNew: Ending = { isNew: true, onPut() {}, onEnd() {} }

/** A folder as a sink. */
class FolderSink implements Sink {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  async put(
    key: string,
    { content }: SinkFile,
    { signal, replace = true }: PutOptions = {},
  ): Promise<KeptFile> {
    signal?.throwIfAborted()
    const place = await this.#orFail(key, 'kept', findPlace(this.#pathOf(key)))
    if (!replace && place.replaced) throw takenError(key)
    const partial = await this.#orFail(key, 'kept', openPartial(place, replace ? undefined : asNew))
    try {
      let bytes = 0
      for await (const piece of content) {
        signal?.throwIfAborted()
        bytes += piece.byteLength
        await this.#orFail(key, 'kept', partial.write(piece))
      }
      await this.#orFail(key, 'kept', partial.complete())
      return { key, bytes }
    } finally {
      await partial.discard()
    }
  }

  async *open(key: string, { signal }: SinkOptions = {}): AsyncGenerator<Uint8Array, void, void> {
    const path = this.#pathOf(key)
    try {
      yield* createReadStream(path, { signal })
    } catch (thrown) {
      signal?.throwIfAborted()
      throw this.#failure(key, 'read', thrown)
    }
  }

  delete(key: string): Promise<void> {
    return this.#orFail(key, 'removed', rm(this.#pathOf(key), { force: true }))
  }

  #pathOf(key: string): string {
    const path = join(this.#root, ...checkKey(key).split('/'))
    checkNames(path)
    return path
  }

  async #orFail<T>(key: string, act: string, doing: Promise<T>): Promise<T> {
    try {
      return await doing
    } catch (thrown) {
      throw this.#failure(key, act, thrown)
    }
  }

  #failure(key: string, act: string, thrown: unknown): unknown {
    const known = MediaplugError.is(thrown) ? thrown : undefined
    const isMissing = act === 'read' && systemCode(thrown) === 'ENOENT'
    const words = messageOf(thrown).replace(/^save\(\): /, '')
    const why = isMissing ? 'there is no such file.' : asSentence(words)
    return new MediaplugError(
      isMissing ? 'expired' : 'download',
      `the file '${key}' could not be ${act} in the folder '${this.#root}': ${why}`,
      { phase: 'download', retryable: !isMissing && (known?.retryable ?? false), cause: thrown },
    )
  }
}

/**
 * A folder as a sink: each file under its key, written to a temporary name beside its place, flushed to the disk, and
 * renamed when it is whole.
 *
 * Folders that are missing are made. A process that is killed in the middle leaves a hidden `.part` file, and nothing
 * under the key.
 *
 * @param path - The folder, absolute or relative to the working directory.
 * @throws MediaplugError `invalid-input` for what is no path. What the disk does is thrown when the sink is used:
 *   `download`, which says what is wrong, such as `ENOSPC` for a full disk; `expired` for a file that is not there;
 *   `invalid-input` for what is no key and, without `replace`, for one that is taken.
 * @example Results below one folder
 * ```ts
 * const sink = folderSink('/srv/media')
 * const { assets } = await client.generate('text-to-image', { prompt: 'a red kite' })
 * const { path } = await assets[0].save('orders/17/kite', { sink }) // orders/17/kite.png
 * ```
 */
export function folderSink(path: string): Sink {
  return new FolderSink(resolve(checkText(path, "name a folder, as in '/srv/media'")))
}
