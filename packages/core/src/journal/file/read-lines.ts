import { createReadStream } from 'node:fs'

/** A line of a file. */
export interface Line {
  /** Without the newline; `undefined` when it is longer than allowed. */
  readonly text: string | undefined
  /** Where it begins, in bytes. */
  readonly start: number
  /** Where it ends, in bytes, its newline included. */
  readonly end: number
  /** Whether it has a newline. Only the last may have none. */
  readonly terminated: boolean
  /** Whether it holds a zero byte, as where a block was never written. */
  readonly zeros: boolean
}

const newline = 0x0a

/**
 * Reads a file line by line, as a stream: it holds one line at a time, and none that is longer than allowed.
 *
 * @param longest - In bytes.
 */
export async function* readLines(path: string, longest: number): AsyncGenerator<Line> {
  const chunks: AsyncIterable<Buffer> = createReadStream(path)
  let pieces: Buffer[] = []
  let length = 0
  let start = 0
  let zeros = false

  function add(piece: Buffer): void {
    length += piece.byteLength
    zeros ||= piece.includes(0)
    if (length <= longest) pieces.push(piece)
    else pieces = []
  }

  function end(terminated: boolean): Line {
    const text = length <= longest ? Buffer.concat(pieces).toString() : undefined
    const line = { text, start, end: start + length + (terminated ? 1 : 0), terminated, zeros }
    pieces = []
    length = 0
    zeros = false
    start = line.end
    return line
  }

  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      add(chunk.subarray(from, at))
      yield end(true)
      from = at + 1
    }
    add(chunk.subarray(from))
  }
  if (length > 0) yield end(false)
}
