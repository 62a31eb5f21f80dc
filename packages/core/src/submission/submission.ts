import { randomUUID } from 'node:crypto'
import type { InstalledModel } from '../account/installed-provider.js'
import type { Output } from '../asset/output.js'
import { redactText } from '../error/redact.js'
import type { TaskHandle } from '../handle.js'
import type {
  AcceptedRecord,
  AnsweredRecord,
  IntentRecord,
  JournalRecord,
  UncertainRecord,
} from '../journal/journal.js'
import type { HeldSubmission } from '../journal/memory.js'
import { summarize } from './summarize.js'

/** What an accepted submission came to: a task to ask after, its result at once, or both. */
export type Acceptance =
  | { readonly handle: TaskHandle; readonly output?: undefined }
  | { readonly handle: TaskHandle | undefined; readonly output: Output }

/** A time of `performance.now()` as an ISO 8601 time. */
const isoTime = (ms: number): string => new Date(performance.timeOrigin + ms).toISOString()

/**
 * A paid request, from before it is sent until it is settled. It lasts as long as its task, so it is small: its id
 * and its records are made when they are asked for.
 */
export class Submission implements HeldSubmission {
  readonly installed: InstalledModel
  /** Checked, its files in the form that the model takes. */
  input: unknown
  /** The accepted task. */
  handle: TaskHandle | undefined
  readonly #label: string | undefined
  #id: string | undefined
  #doubt: UncertainRecord | undefined
  #answered: AnsweredRecord | undefined
  readonly #madeAt = Math.floor(performance.now())

  constructor(installed: InstalledModel, input: unknown, label?: string) {
    this.installed = installed
    this.input = input
    this.#label = label
  }

  /** The journal's id of it. */
  get id(): string {
    this.#id ??= randomUUID()
    return this.#id
  }

  /** The same for every repetition, for vendors that deduplicate by a key. */
  get idempotencyKey(): string {
    return this.id
  }

  /** The application's own name for it, as others may read it. */
  get label(): string | undefined {
    return redactText(this.#label, this.installed.provider.secrets())
  }

  /** Lets the bytes of files go: they were sent, and may be large. */
  dropFiles(): void {
    this.input = this.#summary()
  }

  /** Notes that its fate is not known. */
  doubt(message: string): UncertainRecord {
    this.#doubt = { type: 'uncertain', id: this.id, at: new Date().toISOString(), message }
    return this.#doubt
  }

  /** Notes that the vendor gave the result at once, and keeps no task of it. */
  answer(): AnsweredRecord {
    this.#answered ??= { type: 'answered', id: this.id, at: new Date().toISOString() }
    return this.#answered
  }

  intent(): IntentRecord {
    const { id, installed, idempotencyKey, label } = this
    const at = isoTime(this.#madeAt)
    return { type: 'intent', id, model: installed.id, at, idempotencyKey, label, input: this.#summary() }
  }

  acceptance(handle: TaskHandle): AcceptedRecord {
    return { type: 'accepted', id: this.id, at: handle.submittedAt, handle }
  }

  records(): readonly JournalRecord[] {
    const records: JournalRecord[] = [this.intent()]
    if (this.handle) records.push(this.acceptance(this.handle))
    if (this.#answered) records.push(this.#answered)
    if (this.#doubt) records.push(this.#doubt)
    return records
  }

  #summary(): unknown {
    return summarize(this.input, this.installed.provider.secrets())
  }
}
