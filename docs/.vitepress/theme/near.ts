/** A page: its path below the site, and its title. */
export type Listed = readonly [path: string, title: string]

/**
 * The pages whose paths are most like one that leads nowhere, the most like first.
 *
 * @param path - The path below the site, without a slash at its begin.
 * @param pages - All pages.
 * @param count - How many are wanted at most.
 */
export function nearPages(path: string, pages: readonly Listed[], count: number): Listed[] {
  const wanted = wordsOf(path)
  return pages
    .map((page) => ({ page, likeness: likeness(wanted, wordsOf(page[0])) }))
    .filter(({ likeness }) => likeness > 0.3)
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, count)
    .map(({ page }) => page)
}

function wordsOf(path: string): string[] {
  return path
    .toLowerCase()
    .replace(/\.(html|md)$/, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** How much of both is the same, 0 to 1; the last words count most, since they name the page. */
function likeness(wanted: readonly string[], words: readonly string[]): number {
  const weight = (index: number, of: readonly string[]): number => (index === of.length - 1 ? 2 : 1)
  const matched = (some: readonly string[], others: readonly string[]): number =>
    some.reduce((sum, word, index) => {
      const best = Math.max(0, ...others.map((other) => sameLetters(word, other)))
      return sum + weight(index, some) * (best > 0.45 ? best : 0)
    }, 0)
  const whole = (some: readonly string[]): number => some.length + 1
  return (matched(wanted, words) + matched(words, wanted)) / (whole(wanted) + whole(words))
}

/** How many pairs of letters two words share, 0 to 1. */
function sameLetters(one: string, other: string): number {
  if (one === other) return 1
  const pairs = pairsOf(one)
  const others = pairsOf(other)
  const shared = pairs.filter((pair) => others.includes(pair)).length
  return (2 * shared) / Math.max(1, pairs.length + others.length)
}

function pairsOf(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, index) => word.slice(index, index + 2))
}
