/** Counts what each user has under way. */
export interface Concurrency {
  /** Takes a place, and gives the function that frees it. `undefined` when all are taken. */
  enter(user: string): (() => void) | undefined
}

/** Allows each user so many at once. */
export function createConcurrency(limit: number): Concurrency {
  const underWay = new Map<string, number>()
  return {
    enter(user) {
      const count = underWay.get(user) ?? 0
      if (count >= limit) return undefined
      underWay.set(user, count + 1)
      return () => underWay.set(user, (underWay.get(user) ?? 1) - 1)
    },
  }
}
