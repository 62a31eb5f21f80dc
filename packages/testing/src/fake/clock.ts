/** The clock of a fake vendor: it goes as any other, and can be moved on. */
export interface FakeClock {
  now(): Date
  /** Moves the clock on. */
  advance(seconds: number): void
}

/** A clock that shows the present time. */
export function createClock(): FakeClock {
  let aheadMs = 0
  return {
    now: () => new Date(Date.now() + aheadMs),
    advance(seconds) {
      aheadMs += seconds * 1_000
    },
  }
}
