import { publishRecord } from '../diagnostics/channels.js'
import { MediaplugError } from '../error/error.js'
import { messageOf } from '../error/message.js'
import { placeOf } from '../error/place.js'
import type { TaskHandle } from '../handle.js'
import type { Journal, JournalRecord, SettledRecord } from '../journal/journal.js'
import type { LaterRecord, Recorder } from './recorder.js'
import { Submission } from './submission.js'

const now = (): string => new Date().toISOString()

/** What may be told of a journal's failure. */
function publish(record: LaterRecord, cause: unknown): void {
  const submission = record.type === 'settled' ? record.task : record.id
  publishRecord({ type: record.type, submission, message: messageOf(cause) })
}

/** The submission's id, or the reference of the task that a record is about. */
const subjectsOf = (record: JournalRecord): readonly string[] => {
  if (record.type === 'accepted') return [record.id, record.handle.ref]
  if (record.type !== 'settled') return [record.id]
  return [typeof record.task === 'string' ? record.task : record.task.ref]
}

function isOfSame(one: JournalRecord, other: JournalRecord): boolean {
  const subjects = subjectsOf(other)
  return subjectsOf(one).some((subject) => subjects.includes(subject))
}

/** Writes records to a journal. */
export class JournalRecorder implements Recorder {
  readonly #journal: Journal
  readonly #inFlight = new Set<string>()
  /** What could not be written yet, the oldest first. */
  readonly #unwritten: LaterRecord[] = []
  #catchingUp: Promise<void> | undefined

  constructor(journal: Journal) {
    this.#journal = journal
  }

  async intent(submission: Submission): Promise<void> {
    const { installed, id } = submission
    this.#inFlight.add(id)
    // A prompt may hold a credential that nobody has looked up yet: what is written stays written.
    await installed.provider.reveal?.()
    try {
      await this.#write(submission.intent())
    } catch (cause) {
      const message = `${installed.id}: the journal could not be written, so nothing was sent: ${messageOf(cause)}`
      throw new MediaplugError('journal', message, { ...placeOf(installed, 'input'), cause })
    }
  }

  accepted(submission: Submission, handle: TaskHandle): Promise<void> {
    return this.later(submission.acceptance(handle))
  }

  answered(submission: Submission): Promise<void> {
    return this.later(submission.answer())
  }

  failed(submission: Submission, error: unknown): Promise<void> {
    return this.later(submission.fail(error))
  }

  landed({ id }: Submission): void {
    this.#inFlight.delete(id)
  }

  ended(task: Submission | TaskHandle, state: SettledRecord['state']): void {
    const settled = task instanceof Submission ? task.id : task
    void this.later({ type: 'settled', task: settled, at: now(), state })
  }

  dismiss(task: string | TaskHandle): Promise<void> {
    return this.#write({ type: 'settled', task, at: now(), state: 'dismissed' })
  }

  unwritten(): readonly LaterRecord[] {
    return this.#unwritten
  }

  async later(record: LaterRecord): Promise<void> {
    try {
      await this.#write(record)
    } catch (cause) {
      this.#unwritten.push(record)
      publish(record, cause)
    }
  }

  lacks({ id }: Submission): boolean {
    return this.#unwritten.some(
      (record) => (record.type === 'accepted' || record.type === 'answered') && record.id === id,
    )
  }

  inFlight(): ReadonlySet<string> {
    return this.#inFlight
  }

  /**
   * Writes what could not be written before, as far as it can be, and then a record. A record never overtakes one of
   * the same submission: an acceptance after the end would bring a task back that is settled.
   */
  async #write(record: JournalRecord): Promise<void> {
    if (this.#unwritten.length > 0) {
      this.#catchingUp ??= this.#catchUp()
      await this.#catchingUp.catch((cause: unknown) => {
        if (this.#unwritten.some((other) => isOfSame(other, record))) throw cause
      })
    }
    await this.#journal.append(record)
  }

  /** A record stays among the unwritten until it is kept: meanwhile none of its submission goes past it. */
  async #catchUp(): Promise<void> {
    try {
      for (let record = this.#unwritten[0]; record !== undefined; record = this.#unwritten[0]) {
        await this.#journal.append(record)
        this.#unwritten.shift()
      }
    } finally {
      this.#catchingUp = undefined
    }
  }
}
