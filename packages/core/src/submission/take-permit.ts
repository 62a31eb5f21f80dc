import type { Permit, Permits } from '../account/permits.js'
import { placeOf } from '../error/place.js'
import { stoppedError } from '../error/stopped.js'
import type { Call } from '../time/call.js'
import type { Submission } from './submission.js'
import { tellSubmission } from './tell-submission.js'

const mostNamed = 5

/** The tasks that hold the permits of an account, for whoever waits for one. */
function describeHolders({ held, limit }: Permits): string {
  const tasks = [...held].flatMap(({ task }) => (task ? [task.handle] : []))
  const named = tasks
    .slice(0, mostNamed)
    .map(({ model, ref, submittedAt }) => `${model} ${ref} (since ${submittedAt})`)
  const more = tasks.length > mostNamed ? ` and ${tasks.length - mostNamed} more` : ''
  const sending = held.size - tasks.length
  const starts = sending > 0 ? [`${sending} being submitted`] : []
  return `the limit on tasks at a time is ${limit}, and these count: ${[...named, ...starts].join(', ')}${more}. If one of them is no longer at the vendor, client.settle(handle) lets its place go`
}

/**
 * Waits until the account may have one task more. Meanwhile the tasks that it has are asked after, even if nobody
 * waits for them: otherwise a program that submits first and waits later would hang.
 *
 * @throws MediaplugError `timeout` or `aborted`, which names the tasks that are in the way.
 */
export async function takePermit(permits: Permits, submission: Submission, call: Call): Promise<Permit> {
  if (permits.isFree()) return permits.take()
  const since = performance.now()
  tellSubmission(submission, { state: 'waiting' })
  const waiting = permits.acquire(call.signal)
  if (permits.contended()) for (const { task } of permits.held) task?.reconsider()
  try {
    const permit = await waiting
    tellSubmission(submission, { state: 'admitted', waitedMs: performance.now() - since })
    return permit
  } catch (reason) {
    const consequence = `Nothing was sent: ${describeHolders(permits)}.`
    throw stoppedError(reason, consequence, placeOf(submission.installed, 'start'))
  }
}
