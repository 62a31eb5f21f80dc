/** The time by a vendor's clock, as far as it is known. */
export interface Clock {
  now(): Date
  /**
   * Takes the vendor's time from the `Date` header of an answer.
   *
   * @param assumed - The time that the request was made with.
   * @returns Whether the vendor's is another, so that a further attempt has a chance.
   */
  correct(date: string | undefined, assumed: Date): boolean
}

/** No vendor minds less. */
const tolerableMs = 10_000

/** Makes a clock that goes as this machine's until it is corrected. */
export function createClock(): Clock {
  let aheadMs = 0
  return {
    now: () => new Date(Date.now() + aheadMs),
    correct(date, assumed) {
      const vendorMs = Date.parse(date ?? '')
      if (Number.isNaN(vendorMs)) return false
      if (Math.abs(vendorMs - assumed.getTime()) < tolerableMs) return false
      aheadMs = vendorMs - Date.now()
      return true
    },
  }
}
