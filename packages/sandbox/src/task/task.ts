import { setTimeout as wait } from 'node:timers/promises'
import type { AppliedFault, OutcomeFault } from '../fault/fault.js'

/** How long tasks take: seconds, or a range to pick from at random for each task. */
export type TaskSeconds = number | readonly [least: number, most: number]

/** How a task ends. */
interface TaskEnd {
  readonly name: 'succeeded' | OutcomeFault['outcome']
  /** The vendor's words for it. */
  readonly reason: string
  /** The error code that goes with it; 0 for none. */
  readonly code: number
}

/** A generation that goes through its states by the clock. */
export interface Task {
  readonly acceptedAt: number
  readonly durationMs: number
  readonly end: TaskEnd
}

/** Where a task is. */
export interface TaskState {
  readonly name: 'queued' | 'processing' | TaskEnd['name']
  /** Its place in the queue, from 1; 0 when it is not in it. */
  readonly position: number
  /** In percent. What ends otherwise than well has come to nothing. */
  readonly progress: number
  readonly waitSeconds: number
  /** Why it has ended as it did; an empty string until then. */
  readonly reason: string
  /** The error code that goes with its end; 0 for none. */
  readonly code: number
}

const queuedShare = 0.25
const positions = 3
const going = { position: 0, progress: 0, waitSeconds: 0, reason: '', code: 0 }

/** A task that begins now. It ends well, unless the fault of its request is an outcome. */
export function startTask(seconds: TaskSeconds, fault?: AppliedFault): Task {
  const [least, most] = typeof seconds === 'number' ? [seconds, seconds] : seconds
  const picked = least + Math.random() * (most - least)
  return { acceptedAt: Date.now(), durationMs: picked * 1000, end: endOf(fault) }
}

function endOf(fault: AppliedFault | undefined): TaskEnd {
  if (fault?.kind !== 'outcome') return { name: 'succeeded', reason: 'success', code: 0 }
  const { outcome, reason = outcome, code = 0 } = fault
  return { name: outcome, reason, code }
}

/** The state of a task at a moment: a quarter of its time queued, then processing, then its end. */
export function taskState({ acceptedAt, durationMs, end }: Task, now: number): TaskState {
  const elapsed = Math.max(0, now - acceptedAt)
  const queuedMs = durationMs * queuedShare
  if (elapsed >= durationMs) return { ...going, ...end, progress: end.name === 'succeeded' ? 100 : 0 }
  const waitSeconds = Math.ceil((durationMs - elapsed) / 1000)
  if (elapsed < queuedMs) {
    const position = Math.ceil(positions * (1 - elapsed / queuedMs))
    return { ...going, name: 'queued', position, waitSeconds }
  }
  const done = (elapsed - queuedMs) / (durationMs - queuedMs)
  return { ...going, name: 'processing', progress: Math.min(99, Math.floor(done * 100)), waitSeconds }
}

/** Resolves when a task has ended. @throws AbortError when the sandbox closes before. */
export function untilEnd({ acceptedAt, durationMs }: Task, closing: AbortSignal): Promise<void> {
  const left = acceptedAt + durationMs - Date.now()
  return wait(Math.max(0, left), undefined, { signal: closing })
}
