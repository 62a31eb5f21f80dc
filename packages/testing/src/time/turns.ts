/** The clock and timers of the process: a test that fakes them moves no limit of a check, and counts no timer of it. */
const { performance, setImmediate, setTimeout } = globalThis
/** How often the clock goes on, in ms. */
const tickMs = 10
/** What a turn counts at most, in ms, however long it took. */
const longestTurnMs = 20
/** The end of every wait, in ms of real time: however few turns the process gets, nothing waits for ever. */
export const realLimitMs = 600_000

/** Something that is due when the process has had its turns for some time. */
interface Alarm {
  readonly dueAtMs: number
  readonly latestAtMs: number
  due(): void
}

const alarms = new Set<Alarm>()
let countedMs = 0
let lookedAtMs = 0
let isTicking = false

function tick(): void {
  const nowMs = performance.now()
  countedMs += Math.min(nowMs - lookedAtMs, longestTurnMs)
  lookedAtMs = nowMs
  for (const alarm of alarms) {
    if (countedMs < alarm.dueAtMs && nowMs < alarm.latestAtMs) continue
    alarms.delete(alarm)
    alarm.due()
  }
  if (alarms.size > 0) rearm()
  else isTicking = false
}

/** A timer alone may run again before input and output had their turn; with an immediate between, they have. */
function rearm(): void {
  setImmediate(() => setTimeout(tick, tickMs))
}

/**
 * Calls a function when the process has had its turns for some time.
 *
 * The limits of checks count in this time rather than in real time, since a check must fail for what the provider
 * does and never for how fast the machine is. While the process gets its turns, both go alike. A turn counts 20 ms at
 * most: where other processes take the processor, or this one is busy with something else such as the making of a
 * video, the clock nearly stands still, and whatever waits for an answer has as many turns to get it as ever. A
 * provider that hangs leaves the process idle, so it is found as soon as by real time.
 *
 * @param ms - In ms of this time. Ten minutes of real time end every wait.
 * @returns A function that takes the call back.
 */
export function afterTurns(ms: number, due: () => void): () => void {
  const nowMs = performance.now()
  const alarm: Alarm = { dueAtMs: countedMs + ms, latestAtMs: nowMs + realLimitMs, due }
  alarms.add(alarm)
  if (!isTicking) {
    isTicking = true
    lookedAtMs = nowMs
    rearm()
  }
  return () => void alarms.delete(alarm)
}
