/** The time by a vendor's clock, as far as it is known. */
export interface Clock {
  now(): Date
  /** The same, in ms since the epoch. */
  nowMs(): number
  /**
   * Takes the vendor's time from the `Date` header of an answer.
   *
   * @param assumedMs - The time that the request was made with.
   * @returns Whether the vendor's is another, so that a further attempt has a chance.
   */
  correct(date: string | undefined, assumedMs: number): boolean
}

/** Vendors accept signatures up to at least ten seconds off, so smaller differences are ignored. */
const tolerableMs = 10_000

/** Makes a clock that goes as this machine's until it is corrected. */
export function createClock(): Clock {
  let aheadMs = 0
  const nowMs = (): number => Date.now() + aheadMs
  return {
    now: () => new Date(nowMs()),
    nowMs,
    correct(date, assumedMs) {
      const vendorMs = Date.parse(date ?? '')
      if (Number.isNaN(vendorMs)) return false
      if (Math.abs(vendorMs - assumedMs) < tolerableMs) return false
      aheadMs = vendorMs - Date.now()
      return true
    },
  }
}
