import { fetchInput } from '../../../input/fetch-input.js'
import { InputError } from '../../../input/input-error.js'

/** An input file that a request names. */
export interface NamedInput {
  readonly parameter: string
  readonly url: string
}

/**
 * The bytes of an input file on this machine; `undefined` for a file anywhere else.
 *
 * @throws InputError when the file is too large or cannot be had.
 */
export function fetchWithin(
  { parameter, url }: NamedInput,
  megabytes: number,
  closing: AbortSignal,
): Promise<Uint8Array | undefined> {
  const limit = `at most ${megabytes} MB`
  return fetchInput({ field: parameter, url, mostBytes: megabytes * 1_000_000, limit }, closing)
}

/** What is measured of a file, what it comes to, and what that may be from and to. */
export type Measurement = readonly [what: string, value: number, limits: readonly [number, number]]

/** @throws InputError for the first measurement that is out of its limits. */
export function checkMeasurements(parameter: string, measurements: readonly Measurement[]): void {
  for (const [what, value, [least, most]] of measurements) {
    if (value >= least && value <= most) continue
    const shown = Number(value.toFixed(3))
    throw new InputError('unusable', parameter, `${what} is ${shown}, but must be from ${least} to ${most}`)
  }
}
