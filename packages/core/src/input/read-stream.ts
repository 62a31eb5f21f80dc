import { type ByteStream, isWebStream } from '../file/byte-stream.js'
import { bytesOf } from '../file/realm.js'
import { unlessStopped } from '../time/unless-stopped.js'
import { letGo } from './let-go.js'

/** How far a stream is read. */
export interface StreamLimits {
  readonly maxBytes: number
  readonly signal: AbortSignal
}

/** What gives the pieces of a stream. */
interface Pieces {
  next(): Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>
  /** Lets it go before its end. */
  close(): void
}

/** Whether a stream of Node has nothing to give any more. */
const isOver = (stream: object): boolean =>
  ('readableEnded' in stream && stream.readableEnded === true) ||
  ('destroyed' in stream && stream.destroyed === true)

function piecesOf(stream: ByteStream): Pieces {
  if (!isWebStream(stream)) {
    if (isOver(stream)) throw new TypeError('its stream was read or closed before')
    const iterator = stream[Symbol.asyncIterator]()
    return { next: () => iterator.next(), close: () => closeIterator(stream, iterator) }
  }
  if (stream.locked) throw new TypeError('its stream is being read by somebody else')
  const reader = stream.getReader()
  return { next: () => reader.read(), close: () => void reader.cancel().catch(() => {}) }
}

/** An iterator of a stream is closed after the piece that it waits for: the stream itself is first. */
function closeIterator(stream: AsyncIterable<Uint8Array>, iterator: AsyncIterator<Uint8Array>): void {
  letGo(stream)
  iterator.return?.().catch(() => {})
}

function asBytes(piece: unknown): Uint8Array {
  const bytes = bytesOf(piece)
  if (bytes) return bytes
  const hint = typeof piece === 'string' ? ': a stream of a file has no encoding set' : ''
  throw new TypeError(
    `its stream gives no bytes but ${typeof piece === 'string' ? 'text' : `a value of the type ${typeof piece}`}${hint}`,
  )
}

/** A stream that is being read. It gives its pieces only once, and may be asked for its bytes again. */
class StreamReading {
  readonly #pieces: Pieces
  readonly #read: Uint8Array[] = []
  #size = 0
  #whole: Uint8Array | undefined
  #failure: { readonly error: unknown } | undefined
  #turn: Promise<unknown> = Promise.resolve()

  constructor(stream: ByteStream) {
    this.#pieces = piecesOf(stream)
  }

  /** Those who ask at the same time read one after the other. */
  whole(limits: StreamLimits): Promise<Uint8Array> {
    const reading = this.#turn.then(() => this.#readOn(limits))
    this.#turn = reading.catch(() => {})
    return reading
  }

  close(): void {
    if (this.#whole === undefined) this.#pieces.close()
  }

  /** Reads on from where it is. Beyond a limit it stays open: another model may take more. */
  async #readOn({ maxBytes, signal }: StreamLimits): Promise<Uint8Array> {
    if (this.#failure) throw this.#failure.error
    if (this.#whole) return this.#whole
    try {
      while (this.#size <= maxBytes) {
        const { done, value } = await unlessStopped(this.#pieces.next(), signal)
        if (done) {
          this.#whole = Buffer.concat(this.#read, this.#size)
          return this.#whole
        }
        // Whoever gives the pieces may use them again.
        const piece = new Uint8Array(asBytes(value))
        this.#read.push(piece)
        this.#size += piece.byteLength
      }
    } catch (error) {
      this.#failure = { error }
      this.close()
      throw error
    }
    throw new RangeError(`it has more than ${maxBytes} bytes, which are allowed`)
  }
}

const readings = new WeakMap<ByteStream, StreamReading>()

/**
 * Reads a stream as a whole, once; later it gives the same bytes, or the same error. One that is too long is left open,
 * and read on where more is allowed.
 *
 * @throws What the stream throws; TypeError for one that gives no bytes, RangeError for one that gives too many.
 */
export async function readStream(stream: ByteStream, limits: StreamLimits): Promise<Uint8Array> {
  let reading = readings.get(stream)
  if (!reading) {
    reading = new StreamReading(stream)
    readings.set(stream, reading)
  }
  return reading.whole(limits)
}

/** Lets a stream go that will not be read to its end, whether or not it was begun. */
export function closeStream(stream: ByteStream): void {
  const reading = readings.get(stream)
  if (reading) reading.close()
  else letGo(stream)
}
