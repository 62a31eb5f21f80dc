/** JSON Schema's own bound of whole numbers says nothing to a person. */
const isMeant = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER

const rounded = (value: number): string => String(Math.round(value * 1000) / 1000)

/** A range in words; nothing where neither end is known. */
export function rangeText(least: unknown, most: unknown): string | undefined {
  if (isMeant(least) && isMeant(most)) {
    return least === most ? rounded(least) : `${rounded(least)} to ${rounded(most)}`
  }
  if (isMeant(least)) return `at least ${rounded(least)}`
  return isMeant(most) ? `at most ${rounded(most)}` : undefined
}

/** A number of bytes for people: decimal units, as vendors count. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${Math.round(bytes / 100_000) / 10} MB`
}
