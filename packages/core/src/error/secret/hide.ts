import { readingsOf } from './readings.js'
import type { SecretIndex, Span } from './secret-index.js'

/** What stands in place of a secret. */
export const hidden = '[hidden]'

/** No message needs more, and an answer may have megabytes. */
const longestText = 20_000
/** How much longer the text is that is searched: what stands at the cut must be known as a whole. */
const beyondCut = 8_000

/** A text with something else in place of its spans, cut at a length. */
function withoutSpans(text: string, spans: readonly Span[]): string {
  let shown = ''
  let at = 0
  for (const [start, end] of [...spans].sort(([one], [other]) => one - other)) {
    if (start >= longestText) break
    if (start > at || at === 0) shown += text.slice(at, start) + hidden
    at = Math.max(at, end)
  }
  return at < longestText ? shown + text.slice(at, longestText) : shown
}

/** Takes secrets out of a text, in whatever form they stand in it. What is longer than 20 000 characters is cut. */
export function hide(text: string, all: readonly SecretIndex[]): string {
  const indices = all.filter((index) => index.shortest < Number.POSITIVE_INFINITY)
  if (indices.length === 0) return text.slice(0, longestText)
  const sought = {
    shortest: Math.min(...indices.map((index) => index.shortest)),
    hasSpaces: indices.some((index) => index.hasSpaces),
  }
  const spans: Span[] = []
  for (const reading of readingsOf(text.slice(0, longestText + beyondCut), sought))
    for (const index of indices)
      for (const [start, end] of index.find(reading.text)) spans.push(reading.placeOf(start, end))
  return withoutSpans(text, spans)
}
