import type { Import } from '../../../scripts/house/imports.mjs'

/** The shortest circle of imports through each file that is in one, each circle once. */
export function circlesOf(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>()
  for (const { file, target, relative } of imports) {
    if (relative) targets.set(file, [...(targets.get(file) ?? []), target])
  }
  const circles = [...targets.keys()].map((file) => shortestCircle(file, targets))
  return [...new Set(circles.flatMap((circle) => (circle ? [written(circle)] : [])))]
}

function shortestCircle(start: string, targets: ReadonlyMap<string, string[]>): string[] | undefined {
  const seen = new Set<string>()
  const ways = [{ end: start, way: [start] }]
  for (const { end, way } of ways) {
    for (const next of targets.get(end) ?? []) {
      if (next === start) return way
      if (seen.has(next)) continue
      seen.add(next)
      ways.push({ end: next, way: [...way, next] })
    }
  }
  return undefined
}

/** A circle from its alphabetically first file on, so that it reads the same wherever it was entered. */
function written(circle: readonly string[]): string {
  const first = circle.indexOf(circle.toSorted()[0] ?? '')
  return [...circle.slice(first), ...circle.slice(0, first + 1)].join(' → ')
}
