/** The smallest part that S3 takes is 5 MiB, the last one aside; it takes 10 000 of them, so that a file may have 78 GiB. */
export const partBytes: number = 8 * 1024 ** 2

/**
 * A file in parts of one size, of which the last may be smaller. There is always one, if only an empty one. No more than
 * one part is in memory.
 */
export async function* inParts(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  let part: Uint8Array[] = []
  let size = 0
  for await (let piece of pieces) {
    while (size + piece.byteLength > partBytes) {
      const most = partBytes - size
      yield Buffer.concat([...part, piece.subarray(0, most)])
      piece = piece.subarray(most)
      part = []
      size = 0
    }
    part.push(piece)
    size += piece.byteLength
  }
  yield Buffer.concat(part)
}
