import type { TaskHandle } from '../handle.js'
import type { Journal, JournalRecord } from './journal.js'
import { createOutstanding } from './outstanding.js'

/** A submission of this process, as a journal in memory holds it: its records are made when they are asked for. */
export interface HeldSubmission {
  readonly id: string
  readonly handle: TaskHandle | undefined
  records(): readonly JournalRecord[]
}

/** A journal that lasts as long as the process. */
export class MemoryJournal implements Journal {
  /** The submissions of this process that are not settled. */
  readonly held: ReadonlySet<HeldSubmission>
  readonly #held = new Set<HeldSubmission>()
  readonly #outstanding = createOutstanding()

  constructor() {
    this.held = this.#held
  }

  /** Keeps a submission as it is, which costs no record. */
  hold(submission: HeldSubmission): void {
    this.#held.add(submission)
  }

  /** Forgets a submission that was held. */
  release(submission: HeldSubmission): void {
    this.#held.delete(submission)
  }

  async append(record: JournalRecord): Promise<void> {
    this.#outstanding.add(record)
    if (record.type !== 'settled') return
    for (const submission of this.#held) if (isOf(submission, record.task)) this.#held.delete(submission)
  }

  async unsettled(): Promise<readonly JournalRecord[]> {
    return [
      ...this.#outstanding.unsettled(),
      ...[...this.#held].flatMap((submission) => submission.records()),
    ]
  }
}

function isOf({ id, handle }: HeldSubmission, task: string | TaskHandle): boolean {
  return typeof task === 'string' ? id === task : handle?.ref === task.ref && handle.model === task.model
}

/**
 * A journal that lasts as long as the process. The default.
 *
 * It forgets a submission when it is settled or refused, so that it holds what is outstanding and no more.
 *
 * @example What is under way in this process
 * ```ts
 * const journal = memoryJournal()
 * const client = createClient({ providers: [edrawmax()], journal })
 * const open = await journal.unsettled()
 * ```
 */
export const memoryJournal = (): Journal => new MemoryJournal()
