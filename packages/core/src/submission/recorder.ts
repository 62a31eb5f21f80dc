import type { TaskHandle } from '../handle.js'
import type { JournalRecord, SettledRecord } from '../journal/journal.js'
import type { Submission } from './submission.js'

/** A record of something that has happened. */
export type LaterRecord = Exclude<JournalRecord, { readonly type: 'intent' }>

/**
 * Tells a journal what becomes of submissions.
 *
 * What has happened cannot be undone by a journal that fails: such a record is published, kept, and written with the
 * next one that can be.
 */
export interface Recorder {
  /**
   * Records that a request is about to be sent. Nothing is to be waited for where the journal is memory.
   *
   * @throws MediaplugError `journal` when it cannot be recorded: then nothing is to be sent.
   */
  intent(submission: Submission): Promise<void> | undefined
  /** Records that the vendor accepted it. */
  accepted(submission: Submission, handle: TaskHandle): Promise<void> | undefined
  /** Records that the vendor gave the result at once, and keeps no task of it. */
  answered(submission: Submission): Promise<void> | undefined
  /** Records that nothing came of it, or that its fate is not known. */
  failed(submission: Submission, error: unknown): Promise<void> | undefined
  /** Says that its fate is recorded, as far as it can be. */
  landed(submission: Submission): void
  /** Records how a task ended. */
  ended(task: Submission | TaskHandle, state: SettledRecord['state']): void
  /** Adds a record of something that has happened. */
  later(record: LaterRecord): Promise<void>
  /**
   * Records that a submission needs no more attention.
   *
   * @throws What the journal throws.
   */
  dismiss(task: string | TaskHandle): Promise<void>
  /** What could not be written yet. */
  unwritten(): readonly LaterRecord[]
  /** Whether the journal lacks a submission's acceptance, or that it was answered. */
  lacks(submission: Submission): boolean
  /** The ids of the submissions that this process is sending, and that are no doubts therefore. */
  inFlight(): ReadonlySet<string>
}
