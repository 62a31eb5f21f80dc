// The best schedule for a known distribution, by dynamic programming.
import { survival } from './outcome.mjs'

function gridOf(median, points = 1_500) {
  const [first, last] = [median * 0.1, median * 12]
  const times = [
    0,
    ...Array.from({ length: points }, (_, index) => first * (last / first) ** (index / (points - 1))),
  ]
  const alive = times.map((at) => survival(at, median))
  const area = [0]
  for (let index = 1; index < times.length; index++) {
    area.push(area[index - 1] + ((alive[index - 1] + alive[index]) / 2) * (times[index] - times[index - 1]))
  }
  return { times, alive, area }
}

/** The schedule with the least delay where each poll costs so many ms. */
function bestAt(cost, median, { times, alive, area }) {
  const last = times.length - 1
  const value = new Float64Array(last + 1)
  const next = new Int32Array(last + 1)
  const late = (from, to) => alive[from] * (times[to] - times[from]) - (area[to] - area[from])
  for (let from = last - 1; from >= 0; from--) {
    let [best, at] = [Number.POSITIVE_INFINITY, last]
    for (let to = from + 1; to <= last && times[to] - times[from] <= 3 * median; to++) {
      const total = cost * alive[from] + late(from, to) + value[to]
      if (total < best) [best, at] = [total, to]
    }
    value[from] = best
    next[from] = at
  }
  let [polls, delay] = [0, 0]
  for (let from = 0; from < last; from = next[from]) {
    polls += alive[from]
    delay += late(from, next[from])
  }
  return { polls, delay }
}

/** The best delay for as many polls. */
export function bestDelay(polls, median) {
  const grid = gridOf(median)
  let [low, high] = [1e-4 * median, 20 * median]
  let best = bestAt(high, median, grid)
  for (let step = 0; step < 18; step++) {
    const cost = Math.sqrt(low * high)
    best = bestAt(cost, median, grid)
    if (best.polls > polls) low = cost
    else high = cost
  }
  return best.delay
}
