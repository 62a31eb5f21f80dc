import type { Leaves } from './leaves.js'

/** The leaves that differ although the same was asked for: random names, keys, times. By place, how they begin. */
export type Noise = ReadonlyMap<string, string>

function commonBeginning(one: string, other: string): string {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  // Random texts may begin alike by chance: what counts ends at a mark.
  return one.slice(0, length).replace(/[a-z0-9]+$/i, '')
}

/** What differs between requests that should be the same. */
export function noiseOf(one: Leaves, other: Leaves): Noise {
  const differing = [...one].filter(([place, text]) => other.get(place) !== text)
  return new Map(differing.map(([place, text]) => [place, commonBeginning(text, other.get(place) ?? '')]))
}

/** The first place at which requests differ by more than noise. */
export function difference(one: Leaves, other: Leaves, noise: Noise): string | undefined {
  for (const place of new Set([...one.keys(), ...other.keys()])) {
    const [text, counterpart] = [one.get(place), other.get(place)]
    if (text === counterpart) continue
    const beginning = noise.get(place)
    const noisy = [text, counterpart].every((side) => beginning !== undefined && side?.startsWith(beginning))
    if (!noisy) return place
  }
  return undefined
}
