import type { Span } from './secret-index.js'

/** A text as somebody may read it: as it is, decoded, or without what nobody sees. */
export interface Reading {
  readonly text: string
  /** Whether it is of bytes that are no text. */
  readonly isBinary: boolean
  /** Where a part of the reading stands in the text that was read. */
  placeOf(start: number, end: number): Span
}

/** A text as it is. */
export const asItIs = (text: string): Reading => ({
  text,
  isBinary: false,
  placeOf: (start, end) => [start, end],
})

/** Characters that stand in place of others. */
interface Piece {
  /** Where they stand in the reading, and where in what it was made from. */
  readonly at: number
  readonly end: number
  readonly from: number
  readonly until: number
}

/** The last piece that begins at a place or before it. */
function pieceAt(pieces: readonly Piece[], place: number): Piece | undefined {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    const piece = pieces[middle]
    if (piece !== undefined && piece.at <= place) low = middle + 1
    else high = middle
  }
  return pieces[low - 1]
}

/** The place in the source of a character: its beginning, or its end. */
function sourceOf(pieces: readonly Piece[], place: number, edge: 'from' | 'until'): number {
  const piece = pieceAt(pieces, place)
  if (piece === undefined) return edge === 'from' ? place : place + 1
  if (place < piece.end) return piece[edge]
  return piece.until + (place - piece.end) + (edge === 'from' ? 0 : 1)
}

/** A reading with each match replaced by what it stands for; nothing where there is no match. */
export function replacing(
  source: Reading,
  pattern: RegExp,
  decode: (match: string) => string,
): Reading | undefined {
  const pieces: Piece[] = []
  let text = ''
  let last = 0
  for (const { 0: match, index } of source.text.matchAll(pattern)) {
    text += source.text.slice(last, index)
    last = index + match.length
    const at = text.length
    text += decode(match)
    pieces.push({ at, end: text.length, from: index, until: last })
  }
  if (pieces.length === 0) return undefined
  text += source.text.slice(last)
  return {
    text,
    isBinary: source.isBinary,
    placeOf: (start, end) =>
      source.placeOf(sourceOf(pieces, start, 'from'), sourceOf(pieces, end - 1, 'until')),
  }
}
