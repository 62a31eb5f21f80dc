import { writeFileSync } from 'node:fs'
import { standardPacing } from '../../packages/core/dist/task/pacing.js'
import { bestDelay } from './optimum.mjs'
import { outcomeOf } from './outcome.mjs'
import { table } from './table.mjs'

const guessMs = 90_000
const hinted = (median) => ({ medianMs: median, spread: 0.5 })
const paced = (duration) => (elapsedMs, polls) =>
  standardPacing({ elapsedMs, polls, followed: false, duration })
const everyMs = (ms) => () => ms
const doublingTo = (mostMs) => (_elapsedMs, polls) => Math.min(mostMs, 1_000 * 2 ** polls)

/** What is compared, for a task whose true median is given. */
const schedules = {
  'known duration': (median) => paced(hinted(median)),
  'a guess of 90 s': () => paced({ medianMs: guessMs, spread: 0.75, isGuess: true }),
  'no hint, the bound alone': () => paced(undefined),
  'every 5 s': () => everyMs(5_000),
  'backoff that doubles': () => doublingTo(30_000),
}
const ours = ['known duration', 'a guess of 90 s', 'no hint, the bound alone']
const medians = [0.5, 0.7, 1, 1.4, 2].map((share) => share * guessMs)

const rounded = (value, digits) => Number(value.toFixed(digits))

/** How many polls a schedule takes for tasks of 90 s, and how late it notices their end, as a share of the 90 s. */
function pointOf(schedule) {
  const { polls, delay } = outcomeOf(schedule, guessMs)
  return { polls: rounded(polls, 1), late: rounded(delay / guessMs, 4) }
}

/** What is drawn: the schedules of core as points, and what others do as lines. */
const points = () => ({
  medianSeconds: guessMs / 1_000,
  paced: ours.map((name) => ({ name, ...pointOf(schedules[name](guessMs)) })),
  fixed: [1, 2, 3, 5, 10, 15, 20, 30].map((seconds) => ({ seconds, ...pointOf(everyMs(seconds * 1_000)) })),
  doubling: [4, 8, 12, 16, 20, 25, 30].map((seconds) => ({
    seconds,
    ...pointOf(doublingTo(seconds * 1_000)),
  })),
  best: [3, 4, 5, 6, 8, 10, 12, 16, 20, 30, 50, 80].map((polls) => ({
    polls,
    late: rounded(bestDelay(polls, guessMs) / guessMs, 4),
  })),
})

/** A table of delays against polls; the points of the picture go into `delay.json`. */
export function delays() {
  writeFileSync(new URL('../delay.json', import.meta.url), `${JSON.stringify(points(), undefined, 2)}\n`)
  const rows = Object.entries(schedules).map(([name, scheduleOf]) => {
    const ratios = medians.map((median) => {
      const { polls, delay } = outcomeOf(scheduleOf(median), median)
      return (delay / bestDelay(polls, median)).toFixed(2)
    })
    return [name, ...ratios]
  })
  return table(['schedule', ...medians.map((median) => `median ${Math.round(median / 1_000)} s`)], rows)
}
