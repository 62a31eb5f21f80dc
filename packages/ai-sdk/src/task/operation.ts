import { type AnyClient, MediaplugError, type Output, type Task, type TaskHandle } from '@mediaplug/core'
import type { Json, JsonObject } from '../interface/json.js'
import { asJson } from '../result/metadata.js'

/** Tasks whose model answered at once: they have no handle, and their results are in this process alone. */
const answered = new Map<string, Task<Output>>()

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands for a task in an operation: its handle, or what finds an answer in this process. */
function referenceOf(task: Task<Output>): JsonObject {
  if (task.handle) return asJson(task.handle)
  const submission = String(task.submission)
  answered.set(submission, task)
  return { answered: submission }
}

/** The operation of some tasks: what finds them again. */
export function operationOf(tasks: readonly Task<Output>[]): Json {
  const [first, ...others] = tasks.map(referenceOf)
  return first !== undefined && others.length === 0 ? first : [first ?? null, ...others]
}

/**
 * The tasks of an operation.
 *
 * @throws MediaplugError `invalid-input` for what is no operation, `expired` for what was answered at once in another
 *   process or taken already.
 */
export function tasksOf(client: AnyClient, operation: unknown): readonly Task<Output>[] {
  const references: readonly unknown[] = Array.isArray(operation) ? operation : [operation]
  return references.map((reference) => {
    if (!isObject(reference) || !('answered' in reference))
      // What is no handle is refused there, in words.
      return client.resume(reference as unknown as TaskHandle)
    const task = answered.get(String(reference.answered))
    if (task) return task
    const message =
      'The model answered at once: its result was given to the process that asked, once, and the vendor keeps none.'
    throw new MediaplugError('expired', message, { phase: 'poll' })
  })
}

/** Says that the results of some tasks were taken. */
export function taken(tasks: readonly Task<Output>[]): void {
  for (const { handle, submission } of tasks)
    if (handle === undefined && submission !== undefined) answered.delete(submission)
}
