import type { Bytes } from './bytes.js'

/** Pieces of a file as one; a single one is not copied. */
export function joined<Piece extends Uint8Array>(pieces: readonly Piece[]): Piece | Bytes {
  const [first] = pieces
  return first !== undefined && pieces.length === 1 ? first : Buffer.concat(pieces)
}
