import type { Output, Status, Task } from '@mediaplug/core'

/** How long one question may take, its repetitions after faults included. */
const patienceMs = 30_000

/**
 * Asks once what became of a task.
 *
 * @throws MediaplugError `timeout`, with the handle, where the vendor gave no answer in time.
 */
export async function askOnce(task: Task<Output>, signal: AbortSignal | undefined): Promise<Status<Output>> {
  const statuses = task.statuses({ signal, timeoutMs: patienceMs })[Symbol.asyncIterator]()
  try {
    const next = await statuses.next()
    if (next.done) throw new TypeError('the statuses of a task ended without one')
    return next.value
  } finally {
    await statuses.return?.()
  }
}
