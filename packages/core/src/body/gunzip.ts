import type { InflateRaw } from 'node:zlib'
import { asBuffer } from '../file/starts.js'

type Zlib = typeof import('node:zlib')
type Pieces = AsyncIterable<Uint8Array>

/** How every member begins: two bytes that say gzip, and one for the only method that there is. */
const beginning = [0x1f, 0x8b, 0x08]
const fixedHeadBytes = 10
const trailerBytes = 8
/** What a head may say of itself, such as a name and a comment, is never so long. */
const mostHeadBytes = 256 * 1024
/** A piece becomes a thousand times as large at the most. */
const mostAtOnce = 16 * 1024
const flags = { check: 2, extra: 4, name: 8, comment: 16 }

const brokenOff = (): Error => Object.assign(new Error('unexpected end of file'), { code: 'Z_BUF_ERROR' })

/** What came and is not used up yet. */
class Input {
  bytes: Buffer = Buffer.alloc(0)
  readonly #pieces: AsyncIterator<Uint8Array>

  constructor(pieces: Pieces) {
    this.#pieces = pieces[Symbol.asyncIterator]()
  }

  /** Waits for more; whether there is some. */
  async grow(): Promise<boolean> {
    const next = await this.#pieces.next()
    if (next.done) return false
    const more = asBuffer(next.value)
    this.bytes = this.bytes.length === 0 ? more : Buffer.concat([this.bytes, more])
    return true
  }

  skip(length: number): void {
    this.bytes = this.bytes.subarray(length)
  }

  async close(): Promise<void> {
    await this.#pieces.return?.()
  }
}

/** How long the head of a member is; `undefined` where more of it is to come, 0 where it is none. */
function headLengthOf(bytes: Buffer): number | undefined {
  if (beginning.some((byte, index) => index < bytes.length && bytes[index] !== byte)) return 0
  if (bytes.length < fixedHeadBytes) return undefined
  if (bytes.length > mostHeadBytes) return 0
  const has = (flag: number): boolean => (bytes.readUInt8(3) & flag) !== 0
  let length = fixedHeadBytes
  if (has(flags.extra)) {
    if (bytes.length < length + 2) return undefined
    length += 2 + bytes.readUInt16LE(length)
  }
  for (const flag of [flags.name, flags.comment]) {
    if (!has(flag)) continue
    const end = bytes.indexOf(0, length)
    if (end < 0) return undefined
    length = end + 1
  }
  if (has(flags.check)) length += 2
  return length <= bytes.length ? length : undefined
}

/**
 * Passes over the head of the next member. Whatever follows the first one and is none is not looked at: servers append
 * zeros, ends of lines and worse.
 *
 * @returns Whether there is one.
 */
async function findMember(input: Input, isFirst: boolean): Promise<boolean> {
  let length = headLengthOf(input.bytes)
  while (length === undefined && (await input.grow())) length = headLengthOf(input.bytes)
  if (length === 0 && isFirst) throw new Error('incorrect header check')
  if (length === undefined && (isFirst || input.bytes.length >= beginning.length)) throw brokenOff()
  if (!length) return false
  input.skip(length)
  return true
}

/** Undoes a member's compression until its end, and leaves what follows it. */
async function* inflate(input: Input, decoder: InflateRaw): AsyncGenerator<Buffer, void, void> {
  const made: Buffer[] = []
  const failed = new Promise<never>((_, reject) => decoder.once('error', reject))
  failed.catch(() => {})
  decoder.on('data', (piece: Buffer) => made.push(piece))
  for (let written = 0; ; ) {
    if (input.bytes.length === 0 && !(await input.grow())) throw brokenOff()
    const piece = input.bytes.subarray(0, mostAtOnce)
    await Promise.race([new Promise<void>((resolve) => decoder.write(piece, () => resolve())), failed])
    written += piece.length
    const unread = written - decoder.bytesWritten
    input.skip(piece.length - unread)
    yield* made.splice(0)
    if (unread > 0) return
  }
}

async function* member(input: Input, zlib: Zlib): AsyncGenerator<Buffer, void, void> {
  const decoder = zlib.createInflateRaw()
  let check = 0
  let size = 0
  try {
    for await (const piece of inflate(input, decoder)) {
      check = zlib.crc32(piece, check)
      size += piece.length
      yield piece
    }
  } finally {
    decoder.destroy()
  }
  while (input.bytes.length < trailerBytes) if (!(await input.grow())) throw brokenOff()
  if (input.bytes.readUInt32LE(0) !== check) throw new Error('incorrect data check')
  if (input.bytes.readUInt32LE(4) !== size % 2 ** 32) throw new Error('incorrect length check')
  input.skip(trailerBytes)
}

/**
 * Undoes gzip, which may have several members. Node's own decoder takes whatever follows them for a further one, and
 * fails at it without a word of what it decoded.
 */
export async function* gunzip(pieces: Pieces, zlib: Zlib): AsyncGenerator<Uint8Array, void, void> {
  const input = new Input(pieces)
  try {
    for (let isFirst = true; await findMember(input, isFirst); isFirst = false) yield* member(input, zlib)
  } finally {
    await input.close()
  }
}
