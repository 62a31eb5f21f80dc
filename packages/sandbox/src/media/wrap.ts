import type { Measure } from './measure.js'

/** How text is set. */
export interface TextStyle {
  readonly size: number
  readonly weight: number
}

/** More never fits where text is drawn, and every word is measured. */
const mostCharacters = 1000

/** The fonts have none of them. */
const emoji = /\p{Emoji_Presentation}|\uFE0F|\u200D/gu

const wordOrIdeograph =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][，。、；：？！,.;:?!）)」』]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|\s+/gu

/** Breaks text into lines that fit a width; what does not fit the last line ends in an ellipsis. */
export function wrap(
  text: string,
  width: number,
  mostLines: number,
  style: TextStyle,
  measure: Measure,
): string[] {
  const fits = (line: string) => measure(line, style.size, style.weight) <= width
  const lines: string[] = ['']
  const drawn = text.slice(0, mostCharacters).replaceAll(emoji, '')
  for (const token of (drawn.match(wordOrIdeograph) ?? []).flatMap((word) => breakWord(word, fits))) {
    const line = lines.at(-1) ?? ''
    if (fits((line + token).trim())) lines[lines.length - 1] = line + token
    else lines.push(token.trim())
  }
  const trimmed = lines.map((line) => line.trim()).filter((line) => line !== '')
  if (trimmed.length <= mostLines) return trimmed
  const kept = trimmed.slice(0, mostLines)
  kept[mostLines - 1] = shorten(kept[mostLines - 1] ?? '', fits)
  return kept
}

function breakWord(word: string, fits: (line: string) => boolean): string[] {
  if (fits(word)) return [word]
  const pieces: string[] = ['']
  for (const character of word) {
    const piece = (pieces.at(-1) ?? '') + character
    if (fits(piece)) pieces[pieces.length - 1] = piece
    else pieces.push(character)
  }
  return pieces
}

function shorten(line: string, fits: (line: string) => boolean): string {
  let kept = [...line]
  while (kept.length > 0 && !fits(`${kept.join('').trimEnd()}…`)) kept = kept.slice(0, -1)
  return `${kept.join('').trimEnd()}…`
}

/** The width of the widest line. */
export function widestOf(lines: readonly string[], style: TextStyle, measure: Measure): number {
  return Math.max(0, ...lines.map((line) => measure(line, style.size, style.weight)))
}
