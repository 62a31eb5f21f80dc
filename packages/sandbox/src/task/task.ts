import { setTimeout as wait } from 'node:timers/promises'

/** How long tasks take: seconds, or a range to pick from at random for each task. */
export type TaskSeconds = number | readonly [least: number, most: number]

/** How a task ends. */
export type Outcome = 'succeeded' | 'failed' | 'cancelled' | 'timeout'

/** A generation that goes through its states by the clock. */
export interface Task {
  readonly acceptedAt: number
  readonly durationMs: number
  readonly outcome: Outcome
}

/** Where a task is. */
export type TaskState =
  | { readonly name: 'queued'; readonly position: number; readonly waitSeconds: number }
  | { readonly name: 'processing'; readonly progress: number; readonly waitSeconds: number }
  | { readonly name: Outcome }

const queuedShare = 0.25
const positions = 3

/** A task that begins now. */
export function startTask(seconds: TaskSeconds, outcome: Outcome): Task {
  const [least, most] = typeof seconds === 'number' ? [seconds, seconds] : seconds
  const picked = least + Math.random() * (most - least)
  return { acceptedAt: Date.now(), durationMs: picked * 1000, outcome }
}

/** The state of a task at a moment: a quarter of its time queued, then processing, then its outcome. */
export function taskState(task: Task, now: number): TaskState {
  const elapsed = Math.max(0, now - task.acceptedAt)
  const queuedMs = task.durationMs * queuedShare
  if (elapsed >= task.durationMs) return { name: task.outcome }
  const waitSeconds = Math.ceil((task.durationMs - elapsed) / 1000)
  if (elapsed < queuedMs) {
    return { name: 'queued', position: Math.ceil(positions * (1 - elapsed / queuedMs)), waitSeconds }
  }
  const done = (elapsed - queuedMs) / (task.durationMs - queuedMs)
  return { name: 'processing', progress: Math.min(99, Math.floor(done * 100)), waitSeconds }
}

/** Resolves when a task has ended. @throws AbortError when the sandbox closes before. */
export function taskEnd(task: Task, closing: AbortSignal): Promise<void> {
  const left = task.acceptedAt + task.durationMs - Date.now()
  return wait(Math.max(0, left), undefined, { signal: closing })
}
