const brand: unique symbol = Symbol('skipped')

/** Thrown by a check that cannot apply. */
interface Skipped {
  readonly [brand]: true
  readonly reason: string
}

/** What a check that cannot apply throws. */
export const skipped = (reason: string): Skipped => ({ [brand]: true, reason })

/** Ends a check that cannot apply: it is reported as skipped, with the reason. */
export function skip(reason: string): never {
  throw skipped(reason)
}

/** Why a check was skipped, where it was. */
export function skipReason(thrown: unknown): string | undefined {
  return typeof thrown === 'object' && thrown !== null && brand in thrown
    ? (thrown as Skipped).reason
    : undefined
}
