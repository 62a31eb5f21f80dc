import type { Bytes } from '../../file/bytes.js'

/** Pieces of a file as one; a single one is not copied. */
export function joined<Piece extends Uint8Array>(pieces: readonly Piece[]): Piece | Bytes {
  const [first] = pieces
  return first !== undefined && pieces.length === 1 ? first : Buffer.concat(pieces)
}

/**
 * A file in pieces of which the first has the whole head, or the whole file where it is shorter. There is always a
 * first piece, if only an empty one.
 */
export async function* headFirst(
  pieces: AsyncIterable<Uint8Array>,
  headLength: number,
): AsyncGenerator<Uint8Array, void, void> {
  const head: Uint8Array[] = []
  let missing = headLength
  for await (const piece of pieces) {
    if (missing <= 0) yield piece
    else {
      head.push(piece)
      missing -= piece.byteLength
      if (missing <= 0) yield joined(head)
    }
  }
  if (missing > 0) yield joined(head)
}
