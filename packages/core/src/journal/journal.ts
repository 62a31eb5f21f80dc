import type { ErrorCode, MediaplugError } from '../error/error.js'
import type { TaskHandle } from '../handle.js'

/** A paid request is about to be sent. */
export interface IntentRecord {
  /** A request is about to be sent. */
  readonly type: 'intent'
  /** The submission's id. */
  readonly id: string
  /** The model's id, `provider/model`. */
  readonly model: string
  /** ISO 8601 time. */
  readonly at: string
  /** Names the submission to a vendor that knows repeated requests by a key. */
  readonly idempotencyKey: string
  /** The application's own name for the submission, where it has one. */
  readonly label?: string | undefined
  /** The request, files and long texts shortened, so that a person can recognise it. */
  readonly input: unknown
}

/** The vendor accepted a submission. */
export interface AcceptedRecord {
  /** The vendor accepted it. */
  readonly type: 'accepted'
  /** The submission's id. */
  readonly id: string
  /** ISO 8601 time. */
  readonly at: string
  /** Resumes the task. */
  readonly handle: TaskHandle
}

/** The vendor gave the result of a submission at once, and keeps no task that could be resumed. */
export interface AnsweredRecord {
  /** The vendor answered at once. */
  readonly type: 'answered'
  /** The submission's id. */
  readonly id: string
  /** ISO 8601 time. */
  readonly at: string
}

/** Nothing came of a submission: it was not sent, or the vendor refused it. */
export interface RefusedRecord {
  /** The vendor provably did not accept it. */
  readonly type: 'refused'
  /** The submission's id. */
  readonly id: string
  /** ISO 8601 time. */
  readonly at: string
  /** Why. */
  readonly code: ErrorCode
}

/** A submission was sent and its fate is not known. */
export interface UncertainRecord {
  /** Its fate is not known. */
  readonly type: 'uncertain'
  /** The submission's id. */
  readonly id: string
  /** ISO 8601 time. */
  readonly at: string
  /** What went wrong. */
  readonly message: string
}

/** A submission needs no more attention. */
export interface SettledRecord {
  /** Nothing of it is outstanding. */
  readonly type: 'settled'
  /** The submission's id, or the handle where another process submitted it. */
  readonly task: string | TaskHandle
  /** ISO 8601 time. */
  readonly at: string
  /** How the task ended, or `dismissed` when the caller said that it needs no more attention. */
  readonly state: 'succeeded' | 'failed' | 'canceled' | 'expired' | 'dismissed'
}

/** What a process learned of how long a model's tasks take: of several of a model, the last counts. */
export interface LearnedRecord {
  /** How long tasks of a model took. */
  readonly type: 'learned'
  /** The model's id, `provider/model`. */
  readonly model: string
  /** ISO 8601 time. */
  readonly at: string
  /** Half of the tasks took less, in ms. */
  readonly medianMs: number
  /** Standard deviation of the durations' natural logarithm. */
  readonly spread: number
  /** For how many tasks it stands, at least 1. */
  readonly tasks: number
}

/** One turn of a submission. */
export type JournalRecord =
  | IntentRecord
  | AcceptedRecord
  | AnsweredRecord
  | RefusedRecord
  | UncertainRecord
  | SettledRecord

/**
 * The record of what was submitted, so that nothing paid for is forgotten.
 *
 * The client awaits `append` of an intent before it sends the request, and that of an acceptance before it
 * hands out the task: a journal that keeps records through a crash keeps the tasks.
 */
export interface Journal {
  /** Adds a record. Resolves when it is kept. */
  append(record: JournalRecord): Promise<void>
  /** The records of all submissions that are not settled or refused, in the order in which they were added. */
  unsettled(): Promise<readonly JournalRecord[]>
  /**
   * As `unsettled`, for a journal of several processes whose `unsettled` takes over what others left: this takes over
   * nothing. What it gives counts towards limits. Default: `unsettled`.
   */
  ownUnsettled?(): Promise<readonly JournalRecord[]>
  /**
   * What the last `unsettled` could not read or take over, where it gives all else in spite of that: `recover` throws it
   * when it has yielded all else. Default: nothing.
   */
  unreadable?(): MediaplugError | undefined
  /**
   * Gives what earlier processes learned of how long tasks take, so that this one need not ask vendors in vain. Called
   * once for each account, before its first submission. Absent in a journal that does not outlast the process.
   *
   * @param latest - What is worth keeping now, a record a model: to be asked now and then, and when the journal closes.
   */
  learned?(latest: () => readonly LearnedRecord[]): Promise<readonly LearnedRecord[]>
}
