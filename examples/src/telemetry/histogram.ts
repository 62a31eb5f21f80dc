/** How many values lie in each bucket. */
export interface Histogram {
  readonly name: string
  /** The upper ends of all buckets but the last, in seconds. */
  readonly boundaries: readonly number[]
  readonly counts: readonly number[]
}

/** A histogram as lines of text, without the empty buckets at both ends. */
export function drawHistogram({ name, boundaries, counts }: Histogram): string {
  const first = counts.findIndex((count) => count > 0)
  const last = counts.findLastIndex((count) => count > 0)
  const lines = counts.slice(first, last + 1).map((count, index) => {
    const end = boundaries[first + index]
    const bucket = end === undefined ? `over ${boundaries.at(-1)} s` : `up to ${end} s`
    return `  ${bucket.padEnd(12)} ${'█'.repeat(count)} ${count}`
  })
  return [name, ...lines].join('\n')
}
