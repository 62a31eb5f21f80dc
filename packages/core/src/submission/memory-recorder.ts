import type { TaskHandle } from '../handle.js'
import type { SettledRecord } from '../journal/journal.js'
import type { MemoryJournal } from '../journal/memory.js'
import type { LaterRecord, Recorder } from './recorder.js'
import { Submission } from './submission.js'

/** Keeps submissions as they are in a journal that is memory: there is nothing to write, and nothing to wait for. */
export class MemoryRecorder implements Recorder {
  readonly #journal: MemoryJournal
  readonly #inFlight = new Set<Submission>()

  constructor(journal: MemoryJournal) {
    this.#journal = journal
  }

  intent(submission: Submission): undefined {
    this.#inFlight.add(submission)
    this.#journal.hold(submission)
  }

  accepted(): undefined {}

  answered(submission: Submission): undefined {
    submission.answer()
  }

  failed(submission: Submission, error: unknown): undefined {
    if (submission.fail(error).type === 'refused') this.#journal.release(submission)
  }

  landed(submission: Submission): void {
    this.#inFlight.delete(submission)
  }

  ended(task: Submission | TaskHandle, state: SettledRecord['state']): void {
    if (task instanceof Submission) this.#journal.release(task)
    else void this.later({ type: 'settled', task, at: new Date().toISOString(), state })
  }

  later(record: LaterRecord): Promise<void> {
    return this.#journal.append(record)
  }

  dismiss(task: string | TaskHandle): Promise<void> {
    return this.later({ type: 'settled', task, at: new Date().toISOString(), state: 'dismissed' })
  }

  unwritten(): readonly LaterRecord[] {
    return []
  }

  lacks(): boolean {
    return false
  }

  inFlight(): ReadonlySet<string> {
    return new Set([...this.#inFlight].map(({ id }) => id))
  }
}
