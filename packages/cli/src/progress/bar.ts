import type { PendingStatus } from '@mediaplug/core'
import { timeText } from '../output/sizes.js'

/** What is known of something under way. */
export interface Progress {
  /** In a word: `queued`, `running`, `saving`. */
  readonly state: string
  /** How much is done, from 0 to 1, where it is known. */
  readonly done?: number | undefined
  /** The place in the vendor's queue. */
  readonly position?: number | undefined
  /** How long it takes from now on, by the vendor's word, in seconds. */
  readonly remainingSeconds?: number | undefined
}

/** What a task's status tells of its progress. */
export const progressOf = ({ state, progress, position, remainingSeconds }: PendingStatus): Progress => ({
  state,
  done: progress,
  position,
  remainingSeconds,
})

const barWidth = 24

/** How much is done as a bar: `[######..................]  25 %`. */
function bar(done: number): string {
  const share = Math.min(1, Math.max(0, done))
  const full = Math.round(share * barWidth)
  const percent = String(Math.round(share * 100)).padStart(3)
  return `[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}] ${percent} %`
}

/** The times of something under way: elapsed, and expected where that is known. */
function times({ remainingSeconds }: Progress, elapsed: number, usualSeconds: number | undefined): string {
  const expected = remainingSeconds === undefined ? usualSeconds : elapsed + remainingSeconds
  return expected === undefined ? timeText(elapsed) : `${timeText(elapsed)} of about ${timeText(expected)}`
}

/** One line of progress. */
export function progressLine(
  name: string,
  progress: Progress,
  elapsed: number,
  usualSeconds?: number | undefined,
): string {
  const { state, done, position } = progress
  return [
    name,
    state.padEnd(9),
    ...(done === undefined ? [] : [bar(done)]),
    times(progress, elapsed, usualSeconds),
    ...(position === undefined ? [] : [`place ${position} in the queue`]),
  ].join('  ')
}
