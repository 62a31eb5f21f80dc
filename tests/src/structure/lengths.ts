import type { Sources } from '../../../scripts/house/sources.mjs'

/** The files of `limit` lines or more that are not data, and what is called data and is short or gone. */
export function tooLong(sources: Sources, limit: number, data: readonly string[]): string[] {
  const long = [...sources].filter(([, text]) => lengthOf(text) >= limit).map(([path]) => path)
  return [
    ...long.filter((path) => !data.includes(path)),
    ...data.filter((path) => !long.includes(path)).map((path) => `${path} is no long file`),
  ]
}

/** The length that half of the files do not exceed, in lines. */
export function medianLength(sources: Sources): number {
  const lengths = [...sources.values()].map(lengthOf).toSorted((a, b) => a - b)
  return lengths[Math.floor(lengths.length / 2)] ?? 0
}

function lengthOf(text: string): number {
  return text.replace(/\n$/, '').split('\n').length
}
