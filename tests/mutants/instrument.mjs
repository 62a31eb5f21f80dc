// Builds all mutants of a file into it at once. `$m(17)` is true while mutant 17 is the one that is judged.

const isPiece = (mutant, start, end, statement) =>
  mutant !== undefined && mutant.start === start && mutant.end === end && mutant.statement === statement

/**
 * @param {string} source
 * @param {readonly (import('./find-mutants.mjs').Mutant & { id: number })[]} mutants - In the order of their
 *   places; of two that overlap, one holds the other.
 * @param {string} switchPath - The module that exports `$m`, as the file imports it.
 */
export function instrument(source, mutants, switchPath) {
  let next = 0

  /** The text from a place to another, with the mutants that lie within. */
  function render(from, to) {
    let text = ''
    let at = from
    while (next < mutants.length && mutants[next].start < to) {
      const { start, end, statement } = mutants[next]
      const alternatives = []
      while (isPiece(mutants[next], start, end, statement)) alternatives.push(mutants[next++])
      text += source.slice(at, start) + wrap(alternatives, render(start, end))
      at = end
    }
    return text + source.slice(at, to)
  }

  const wrap = (alternatives, original) =>
    alternatives[0].statement
      ? `{ if (!$m(${alternatives[0].id})) { ${original} } }`
      : `(${alternatives.map(({ id, replacement }) => `$m(${id}) ? (${replacement}) : `).join('')}(${original}))`

  return `import { $m } from '${switchPath}'\n${render(0, source.length)}`
}
