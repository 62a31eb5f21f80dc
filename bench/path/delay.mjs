import { writeFileSync } from 'node:fs'
import { standardPacing } from '../../packages/core/dist/task/pacing.js'
import { bestDelay, outcomeOf } from './optimum.mjs'

const guessMs = 90_000
const hinted = (median) => ({ medianMs: median, spread: 0.5 })
const paced = (duration) => (elapsedMs, polls) =>
  standardPacing({ elapsedMs, polls, followed: false, duration })
const everyMs = (ms) => () => ms
const doubling = (_elapsedMs, polls) => Math.min(30_000, 1_000 * 2 ** polls)

/** Where a label stands beside its dot, so that none covers another. */
const labels = {
  'known duration': 'dy="16" dx="-8" text-anchor="end"',
  'a guess of 90 s': 'dy="-10"',
  'every 5 s': 'dy="-8" dx="6"',
  'no hint, the bound alone': 'dy="-10" text-anchor="end" dx="8"',
  'backoff that doubles': 'dx="10" dy="4"',
}

/** What is compared, for a task whose true median is given. */
const schedules = {
  'known duration': (median) => paced(hinted(median)),
  'a guess of 90 s': () => paced({ medianMs: guessMs, spread: 0.75, isGuess: true }),
  'no hint, the bound alone': () => paced(undefined),
  'every 5 s': () => everyMs(5_000),
  'backoff that doubles': () => doubling,
}
const medians = [0.5, 0.7, 1, 1.4, 2].map((share) => share * guessMs)

function draw(points) {
  const [width, height, left, bottom] = [720, 360, 56, 40]
  const x = (polls) => left + (Math.log(polls) / Math.log(60)) * (width - left - 20)
  const y = (late) => height - bottom - (Math.min(0.3, late) / 0.3) * (height - bottom - 20)
  const curve = points.best.map(
    ({ polls, late }, index) => `${index ? 'L' : 'M'}${x(polls).toFixed(1)} ${y(late).toFixed(1)}`,
  )
  const dots = points.schedules.map(
    ({ name, polls, late }) =>
      `<circle cx="${x(polls).toFixed(1)}" cy="${y(late).toFixed(1)}" r="4" class="dot"/><text x="${x(polls).toFixed(1)}" y="${y(late).toFixed(1)}" ${labels[name]}>${name}</text>`,
  )
  const ticks = [2, 5, 10, 20, 50].map(
    (polls) => `<text x="${x(polls)}" y="${height - 16}" text-anchor="middle">${polls}</text>`,
  )
  const levels = [0, 0.1, 0.2, 0.3].map(
    (late) =>
      `<path d="M${left} ${y(late)}H${width - 20}" class="grid"/><text x="${left - 8}" y="${y(late) + 4}" text-anchor="end">${late * 100} %</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Delay against polls">
<style>text{font:12px sans-serif;fill:#333}.grid{stroke:#ccc}.best{stroke:#06c;stroke-width:2;fill:none}.dot{fill:#c40}@media(prefers-color-scheme:dark){text{fill:#ddd}.grid{stroke:#555}.best{stroke:#6af}.dot{fill:#f84}}</style>
${levels.join('\n')}
<path d="${curve.join('')}" class="best"/>
${dots.join('\n')}
${ticks.join('\n')}
<text x="${width / 2}" y="${height - 2}" text-anchor="middle">polls of a task (median 90 s); the line is the best there is</text>
</svg>
`
}

/** A table of delays against polls, and the graph beside it. */
export function delays() {
  const rows = Object.entries(schedules).map(([name, scheduleOf]) => {
    const ratios = medians.map((median) => {
      const { polls, delay } = outcomeOf(scheduleOf(median), median)
      return (delay / bestDelay(polls, median)).toFixed(2)
    })
    return `| ${name} | ${ratios.join(' | ')} |`
  })
  const found = Object.entries(schedules).map(([name, scheduleOf]) => {
    const { polls, delay } = outcomeOf(scheduleOf(guessMs), guessMs)
    return { name, polls, late: delay / guessMs }
  })
  const best = [2, 3, 5, 8, 12, 20, 30, 50].map((polls) => ({
    polls,
    late: bestDelay(polls, guessMs) / guessMs,
  }))
  writeFileSync(new URL('../delay.svg', import.meta.url), draw({ best, schedules: found }))
  const head = medians.map((median) => `median ${Math.round(median / 1_000)} s`)
  return [`| schedule | ${head.join(' | ')} |`, `|${' --- |'.repeat(medians.length + 1)}`, ...rows].join('\n')
}
