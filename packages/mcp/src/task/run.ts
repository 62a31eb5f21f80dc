import {
  type AnyClient,
  MediaplugError,
  type Output,
  type Status,
  type Task,
  type TaskHandle,
} from '@mediaplug/core'
import type { Claim } from '../ledger/claim.js'
import type { TaskResult } from '../ledger/entry.js'
import type { WatchedJournal } from '../ledger/watch-journal.js'
import type { Outcome } from './outcome.js'
import { saveResult } from './save.js'
import { statusText } from './status-text.js'
import { toldError } from './told-error.js'

/** What a task is worked on with. */
export interface Workshop {
  readonly client: AnyClient
  readonly journal: WatchedJournal
  /** Where files go that cannot be saved where they should, and that no vendor keeps. */
  readonly spareFolder: string
  /** Aborted when the server ends: what the vendor keeps is not waited for any more. */
  readonly stop: AbortSignal
  /** Aborted a little later: what nobody keeps is lost then. */
  readonly quit: AbortSignal
}

/** What a task is to be done with. */
export type Work =
  | { readonly target: string; readonly input: Readonly<Record<string, unknown>> }
  | { readonly handle: TaskHandle }

/** A task that this process works on, whether or not somebody waits for it. */
export interface Run {
  readonly handle: string
  /** How it stands, in words. */
  standing(): string
  /** How it ended. It is never rejected. */
  readonly ended: Promise<Outcome>
}

const isFinal = ({ state }: Status<unknown>): boolean => state !== 'queued' && state !== 'running'

/** What becomes of a task whose work failed. */
function outcomeOf(thrown: unknown, isAtVendor: boolean, hasEnded: boolean): Outcome {
  const error = toldError(thrown)
  if (MediaplugError.is(thrown) && thrown.code === 'submission-uncertain') {
    return { state: 'uncertain', error, submission: thrown.submission?.id ?? '' }
  }
  if (hasEnded) return { state: 'failed', error }
  return { state: isAtVendor ? 'interrupted' : 'refused', error }
}

/**
 * Begins to work on a task: submits or resumes it, waits for its end, saves its files, and only then says that it needs
 * no more attention. It goes on without anybody who waits for it.
 */
export function startRun(workshop: Workshop, claim: Claim, work: Work, folder: string): Run {
  const { client, journal, stop, quit, spareFolder } = workshop
  let standing = 'preparing the request'
  let task: Task<Output> | undefined
  let last: Status<Output> | undefined

  async function begin(): Promise<Task<Output>> {
    if ('handle' in work) return client.resume(work.handle)
    journal.watch(claim)
    standing = 'sending the request'
    try {
      return await client.submit(work.target, work.input, { label: claim.handle, signal: quit })
    } finally {
      journal.forget(claim)
    }
  }

  async function settle(): Promise<void> {
    const name = task?.submission ?? task?.handle
    // What cannot be settled on a full disk comes again in a list of what is open, and harms nobody.
    if (name !== undefined) await client.settle(name).catch(() => {})
  }

  async function save(output: Output): Promise<TaskResult> {
    const choice = { overwrite: 'handle' in work, signal: output.handle ? stop : quit }
    try {
      return await saveResult(output, { ...choice, folder })
    } catch (error) {
      if (output.handle) throw error
      // Nothing could give it again.
      return saveResult(output, { ...choice, folder: spareFolder })
    }
  }

  async function finish(): Promise<Outcome> {
    task = await begin()
    standing = 'accepted by the vendor'
    const output = await task.result({
      signal: task.handle ? stop : quit,
      onStatus(status) {
        last = status
        standing = statusText(status)
      },
    })
    standing = 'saving the files'
    const result = await save(output)
    await claim.update({ state: 'succeeded', handle: output.handle, result })
    await settle()
    return { state: 'succeeded', result, handle: output.handle }
  }

  async function fail(thrown: unknown): Promise<Outcome> {
    const hasEnded = last !== undefined && isFinal(last) && last.state !== 'succeeded'
    const outcome = outcomeOf(thrown, task !== undefined, hasEnded)
    if (outcome.state === 'refused') await claim.update({ state: 'refused' })
    if (outcome.state === 'failed') {
      await claim.update({ state: 'failed', handle: task?.handle, error: outcome.error })
      await settle()
    }
    return outcome
  }

  const ended = finish()
    .catch(fail)
    .catch((error: unknown): Outcome => ({ state: 'interrupted', error: toldError(error) }))
    .finally(() => claim.release())
  return { handle: claim.handle, standing: () => standing, ended }
}
