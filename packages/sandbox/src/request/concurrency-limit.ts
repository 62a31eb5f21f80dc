/** Limits how much each user may have under way at once. */
export interface ConcurrencyLimit {
  /** Takes a place, and gives the function that frees it. `undefined` when all are taken. */
  acquire(user: string): (() => void) | undefined
}

/** Allows each user so many at once. */
export function createConcurrencyLimit(limit: number): ConcurrencyLimit {
  const underWay = new Map<string, number>()
  return {
    acquire(user) {
      const count = underWay.get(user) ?? 0
      if (count >= limit) return undefined
      underWay.set(user, count + 1)
      return () => underWay.set(user, (underWay.get(user) ?? 1) - 1)
    },
  }
}
