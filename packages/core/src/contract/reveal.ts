import type { Lookup } from './lookup.js'

/** What core must know of a provider's credentials so that none of them shows. */
export interface Revealing {
  /** The values that were looked up so far. */
  secrets(): readonly string[]
  /** Looks up the credentials that were not looked up yet. Throws nothing. */
  reveal(): Promise<void>
}

const nothingLeft = Promise.resolve()

const isAnswered = (lookup: Lookup): boolean => lookup.isAnswered()

/** Makes the credentials of one provider known, wherever in its settings they stand. */
export function createRevealing(lookups: readonly Lookup[]): Revealing {
  let underWay: Promise<void> | undefined

  async function lookUp(): Promise<void> {
    await Promise.allSettled(lookups.filter((lookup) => !isAnswered(lookup)).map(({ find }) => find()))
    underWay = undefined
  }

  return {
    secrets: () => lookups.flatMap(({ values }) => values()),
    reveal() {
      if (lookups.every(isAnswered)) return nothingLeft
      underWay ??= lookUp()
      return underWay
    },
  }
}
