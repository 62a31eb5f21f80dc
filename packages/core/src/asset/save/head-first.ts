import { joined } from '../../file/joined.js'

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
