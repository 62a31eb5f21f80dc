/** How many single-character edits lead from one word to the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}

/**
 * The words most like the given one, the nearest first; none that is mostly different.
 *
 * For errors that say what may have been meant, in the way core's own do.
 *
 * @param word - What was given.
 * @param known - What there is.
 * @param count - How many words at the most. Default 3.
 * @example A name that there is not
 * ```ts
 * const [meant] = nearest('flow-chart', ['flowchart', 'gantt', 'mindmap'])
 * console.error(`There is no 'flow-chart'. Did you mean '${meant}'?`)
 * ```
 */
export function nearest(word: string, known: Iterable<string>, count = 3): string[] {
  const wanted = word.slice(0, 100).toLowerCase()
  return [...known]
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(wanted.length, candidate.length) * 0.5)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ candidate }) => candidate)
}
