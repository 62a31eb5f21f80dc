import { randomUUID } from 'node:crypto'
import type { InstalledModel } from '../account/installed-provider.js'
import type { Output } from '../asset/output.js'
import { MediaplugError } from '../error/error.js'
import { redactText } from '../error/redact.js'
import { stopCause } from '../error/stopped.js'
import type { TaskHandle } from '../handle.js'
import type {
  AcceptedRecord,
  AnsweredRecord,
  IntentRecord,
  JournalRecord,
  RefusedRecord,
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
  #failure: UncertainRecord | RefusedRecord | undefined
  #answered: AnsweredRecord | undefined
  #beganAt = 0

  /** @param id - Of one that was recorded elsewhere already. Default: a new one. */
  constructor(installed: InstalledModel, input: unknown, label?: string, id?: string) {
    this.installed = installed
    this.input = input
    this.#label = label
    this.#id = id
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

  /** Whether nothing came of it. */
  get isRefused(): boolean {
    return this.#failure?.type === 'refused'
  }

  /** Notes that it is about to be sent. */
  begin(): void {
    this.#beganAt = Math.floor(performance.now())
  }

  /** Notes that nothing came of it, or that its fate is not known. */
  fail(error: unknown): UncertainRecord | RefusedRecord {
    const { code, message } = MediaplugError.is(error) ? error : stopCause(error)
    const { id } = this
    const at = new Date().toISOString()
    this.#failure =
      code === 'submission-uncertain'
        ? { type: 'uncertain', id, at, message }
        : { type: 'refused', id, at, code }
    return this.#failure
  }

  /** Notes that the vendor gave the result at once, and keeps no task of it. */
  answer(): AnsweredRecord {
    this.#answered ??= { type: 'answered', id: this.id, at: new Date().toISOString() }
    return this.#answered
  }

  intent(): IntentRecord {
    const { id, installed, idempotencyKey, label } = this
    const at = isoTime(this.#beganAt)
    return { type: 'intent', id, model: installed.id, at, idempotencyKey, label, input: this.#summary() }
  }

  acceptance(handle: TaskHandle): AcceptedRecord {
    return { type: 'accepted', id: this.id, at: handle.submittedAt, handle }
  }

  records(): readonly JournalRecord[] {
    const records: JournalRecord[] = [this.intent()]
    if (this.handle) records.push(this.acceptance(this.handle))
    if (this.#answered) records.push(this.#answered)
    if (this.#failure) records.push(this.#failure)
    return records
  }

  #summary(): unknown {
    return summarize(this.input, this.installed.provider.secrets())
  }
}
