/** Tells what time a vendor believes it is. */
export type Clock = () => Date

/** A clock that is so many seconds ahead of this machine's; behind, when the number is negative. */
export function createClock(offsetSeconds: number): Clock {
  return () => new Date(Date.now() + offsetSeconds * 1000)
}
