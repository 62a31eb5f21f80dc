import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3'
import {
  type KeptFile,
  MediaplugError,
  type PutOptions,
  type Sink,
  type SinkFile,
  type SinkOptions,
} from '@mediaplug/core'
import { usualSettings } from './environment.js'
import { failure, saysMissing, saysTaken, takenError } from './failure.js'
import { inParts } from './parts.js'
import { stoppedBy } from './stopped-by.js'
import { upload } from './upload.js'
import { Watched } from './watched.js'

/** Which bucket keeps files, and how it is reached. */
export interface S3SinkOptions {
  /** The bucket, which must be there. */
  readonly bucket: string
  /** What stands before each key, as it is, such as `media/`. Default: nothing. */
  readonly prefix?: string | undefined
  /** Where others fetch the bucket's files, such as `https://media.example.com/`, for `url` of what is saved. Default: nowhere. */
  readonly publicUrl?: string | undefined
  /**
   * What reaches it, with its region, endpoint and credentials. Default: one that finds them in the environment and in
   * the files of AWS as all its tools do; with `AWS_ENDPOINT_URL_S3` or `AWS_ENDPOINT_URL`, it asks that host by paths.
   */
  readonly client?: S3Client | undefined
}

/** A bucket as a sink. */
class S3Sink implements Sink {
  readonly #options: S3SinkOptions
  #client: S3Client | undefined

  constructor(options: S3SinkOptions) {
    this.#options = options
  }

  async put(
    key: string,
    { mediaType, content }: SinkFile,
    { signal, replace = true }: PutOptions = {},
  ): Promise<KeptFile> {
    signal?.throwIfAborted()
    const { bucket, publicUrl } = this.#options
    if (!replace && (await this.#sizeOf(key, signal)) !== undefined) throw takenError(key, bucket)
    const watched = new Watched(content, signal)
    try {
      const place = { client: this.#connected, bucket, key: this.#whole(key) }
      await upload({ ...place, mediaType, replace, signal }, inParts(watched))
    } catch (thrown) {
      throw watched.thrown ?? this.#failed(thrown, key, 'could not be kept in', signal)
    }
    const { bytes } = watched
    const arrived = await this.#sizeOf(key, signal)
    if (arrived !== bytes) throw this.#incomplete(key, bytes, arrived)
    return { key, bytes, url: publicUrl === undefined ? undefined : urlBelow(publicUrl, this.#whole(key)) }
  }

  async *open(key: string, { signal }: SinkOptions = {}): AsyncGenerator<Uint8Array, void, void> {
    try {
      const { Body } = await this.#connected.send(new GetObjectCommand(this.#place(key)), stoppedBy(signal))
      // In Node it is a stream of bytes, whose type says that it may be one of the web.
      yield* Body as AsyncIterable<Uint8Array>
    } catch (thrown) {
      throw this.#failed(thrown, key, 'could not be read in', signal)
    }
  }

  async delete(key: string): Promise<void> {
    try {
      await this.#connected.send(new DeleteObjectCommand(this.#place(key)))
    } catch (thrown) {
      if (!saysMissing(thrown)) throw this.#failed(thrown, key, 'could not be removed from', undefined)
    }
  }

  get #connected(): S3Client {
    this.#client ??= this.#options.client ?? new S3Client(usualSettings(process.env))
    return this.#client
  }

  #whole(key: string): string {
    return `${this.#options.prefix ?? ''}${key}`
  }

  #place(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.#options.bucket, Key: this.#whole(key) }
  }

  /** How many bytes the file has that is there, if there is one. */
  async #sizeOf(key: string, signal: AbortSignal | undefined): Promise<number | undefined> {
    try {
      const head = await this.#connected.send(new HeadObjectCommand(this.#place(key)), stoppedBy(signal))
      return head.ContentLength ?? 0
    } catch (thrown) {
      if (saysMissing(thrown)) return undefined
      throw this.#failed(thrown, key, 'could not be looked up in', signal)
    }
  }

  #failed(thrown: unknown, key: string, act: string, signal: AbortSignal | undefined): unknown {
    const { bucket } = this.#options
    if (signal?.aborted) return signal.reason
    return saysTaken(thrown) ? takenError(key, bucket) : failure(thrown, key, act, bucket)
  }

  #incomplete(key: string, bytes: number, arrived: number | undefined): MediaplugError {
    const { bucket } = this.#options
    const there = arrived === undefined ? 'nothing is there' : `${arrived} bytes are there`
    const message = `the file '${key}' has ${bytes} bytes, and ${there} in the bucket '${bucket}' after it was sent.`
    return new MediaplugError('download', message, { phase: 'download', retryable: true })
  }
}

const urlBelow = (publicUrl: string, key: string): string =>
  `${publicUrl.replace(/\/$/, '')}/${key.split('/').map(encodeURIComponent).join('/')}`

/**
 * A bucket of S3, or of storage that is compatible with it, as a sink.
 *
 * Files are streamed: no more than a part of 8 MiB is in memory. A small one is sent in one request, a large one in
 * parts, of which nothing is left where it is not completed. Each request has a checksum, and the size of what arrived is
 * looked up. Nothing is asked before it is used.
 *
 * @param options - Which bucket, and how it is reached.
 * @returns What `result.save` and workers take. What goes wrong is a MediaplugError: `download`, which says what, and is
 *   `retryable` where it may be over later; `expired` for a file that is not there; `invalid-input` for one that is there
 *   and may not be replaced.
 * @example The files of an order in a bucket
 * ```ts
 * const sink = s3Sink({ bucket: 'my-media', prefix: 'results/' })
 * const video = await client.generate('text-to-video', { prompt: 'a red kite' })
 * await video.save('orders/17/{n}', { sink })
 * ```
 */
export function s3Sink(options: S3SinkOptions): Sink {
  if (options.bucket === '') {
    throw new MediaplugError('invalid-input', "s3Sink(): name the bucket, as in { bucket: 'my-media' }.")
  }
  return new S3Sink(options)
}
