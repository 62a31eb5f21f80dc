import type { MediaioSettings } from './settings.js'

/** What the accounts have left. */
export interface Credits {
  left(apiKey: string): number
  /** Takes the price of a generation, if there is enough for it. */
  spend(apiKey: string): boolean
}

/** Gives each account its credits. */
export function createCredits({ credits, generationCredits }: MediaioSettings): Credits {
  const balances = new Map<string, number>()
  const left = (apiKey: string) => balances.get(apiKey) ?? credits
  return {
    left,
    spend(apiKey) {
      const rest = left(apiKey) - generationCredits
      if (rest < 0) return false
      balances.set(apiKey, rest)
      return true
    },
  }
}
