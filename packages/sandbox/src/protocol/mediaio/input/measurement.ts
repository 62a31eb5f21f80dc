import { InputError } from '../../../request/input-file.js'

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
