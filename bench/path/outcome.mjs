// What a schedule of polls comes to, for tasks whose durations are log-normal.
const sqrt2Pi = Math.sqrt(2 * Math.PI)

function upperTail(/** @type {number} */ z) {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = (Math.exp((-z * z) / 2) / sqrt2Pi) * series
  return z >= 0 ? tail : 1 - tail
}

const sigma = 0.5

/**
 * How likely a task still runs.
 *
 * @param {number} at In ms.
 * @param {number} median In ms.
 */
export const survival = (at, median) => (at <= 0 ? 1 : upperTail(Math.log(at / median) / sigma))

/**
 * The expected number of polls, and the expected delay in ms.
 *
 * @param {(elapsedMs: number, polls: number) => number} delayAfter The schedule.
 * @param {number} median In ms.
 */
export function outcomeOf(delayAfter, median) {
  let [at, polls, expectedPolls, delay] = [0, 0, 0, 0]
  while (survival(at, median) > 1e-7 && polls < 5_000) {
    const waited = delayAfter(at, polls)
    const steps = Math.max(4, Math.ceil((waited / median) * 400))
    const running = survival(at, median)
    for (let step = 0; step < steps; step++) {
      delay += ((running - survival(at + (waited * (step + 0.5)) / steps, median)) * waited) / steps
    }
    expectedPolls += running
    at += waited
    polls++
  }
  return { polls: expectedPolls, delay }
}
