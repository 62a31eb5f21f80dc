import { randomUUID } from 'node:crypto'
import type { TaskHandle } from '../../handle.js'

const writers = new WeakMap<object, string>()

/**
 * What tells one file that is saved from others: the task and its place in the result, so that it is the same where
 * the task is resumed; without a task, the object.
 */
export function writerOf(file: object, handle: TaskHandle | undefined, index: number | 'source'): string {
  if (handle) return `${handle.model} ${handle.ref} ${index}`
  const known = writers.get(file) ?? randomUUID()
  writers.set(file, known)
  return known
}
