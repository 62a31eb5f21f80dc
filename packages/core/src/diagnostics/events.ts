import type { ErrorCode, Phase } from '../error/error.js'
import type { TaskHandle } from '../handle.js'

/** Published as `mediaplug.request`, once for each answer or failure. */
export interface RequestEvent {
  /** The provider's id. */
  readonly provider: string
  /** The model's id, `provider/model`, where the request was a model's. */
  readonly model?: string | undefined
  /** Where on a task's way it was sent. */
  readonly phase: Phase
  /** The submission's id, of a request that starts a task or asks what became of a start. */
  readonly submission?: string | undefined
  /** The vendor's reference of the task, of a poll and of a cancellation. */
  readonly ref?: string | undefined
  /** The HTTP method. */
  readonly method: string
  /** The further host of the vendor that it went to, by its key in `hosts`. Absent for that of the base URL. */
  readonly host?: string | undefined
  /** The scheme, the name and the port of the host that it went to. Absent where the vendor has no such host. */
  readonly origin?: string | undefined
  /** Below the base URL, or that of the host, without the query. */
  readonly path: string
  /** The HTTP status, where an answer came. */
  readonly status?: number | undefined
  /** The code of the error, where it came to one. */
  readonly error?: ErrorCode | undefined
  /** From the wish to send to the end, waiting for the rate limit included, in ms. */
  readonly durationMs: number
}

/** Published as `mediaplug.task` at each turn of a task. */
export interface TaskEvent {
  /** The model's id, `provider/model`. */
  readonly model: string
  /** The vendor's reference of the task, where it keeps one. */
  readonly ref: string | undefined
  /** The application's own name for the submission, where this process submitted it with one. */
  readonly label?: string | undefined
  /**
   * What was heard; `answered` is a result that came at once, `poll-fault` a poll that told nothing. `awaited`: somebody
   * begins to wait where nobody did, told in the context of that call; `left`: nobody waits any more, and the task goes on.
   */
  readonly state:
    | 'accepted'
    | 'answered'
    | 'awaited'
    | 'left'
    | 'queued'
    | 'running'
    | 'succeeded'
    | 'failed'
    | 'canceled'
    | 'expired'
    | 'poll-fault'
  /** Since the vendor accepted the task, in ms. */
  readonly elapsedMs: number
  /** How many polls were answered so far. */
  readonly polls: number
  /**
   * Of an end that a poll told: from the last answer before it, or from the acceptance, in ms. The end came within this
   * time, so that it was noticed so much too late at the most.
   */
  readonly delayMs?: number | undefined
  /** The code of the error: of a poll, of the task's end, or of those who waited when nobody does any more. */
  readonly error?: ErrorCode | undefined
}

/**
 * Published as `mediaplug.mismatch` when a part of a result or a status makes no sense: it is delivered
 * without it, but a file that cannot be fetched is left among its assets.
 */
export interface MismatchEvent {
  /** The model's id, `provider/model`. */
  readonly model: string
  /** The vendor's reference of the task, where it keeps one. */
  readonly ref: string | undefined
  /**
   * What was left out: `log` and `preview` of a status, the others of a result; `assets` is a file that names a host
   * which the vendor does not have.
   */
  readonly part: 'details' | 'usage' | 'requestId' | 'assets' | 'log' | 'preview'
  /** What is wrong with it. */
  readonly message: string
}

/** Published as `mediaplug.submission` at each turn of a submission. */
export interface SubmissionEvent {
  /** The model's id, `provider/model`. */
  readonly model: string
  /**
   * `began`: its input is checked and its files are there, told in the context of the call; `waiting`: for a permit,
   * since the limit on tasks at a time is reached; `admitted`: it has waited, and has one; `doubt`: it was sent, and its
   * fate is not known, unless the vendor can tell.
   *
   * It ends with one of these, also where its caller has gone: `accepted`, `answered` by a result at once, `refused`
   * where nothing came of it, `uncertain` where a doubt stays.
   */
  readonly state:
    | 'began'
    | 'waiting'
    | 'admitted'
    | 'doubt'
    | 'accepted'
    | 'answered'
    | 'refused'
    | 'uncertain'
  /** The submission's id. */
  readonly submission: string
  /** The vendor's reference of the task, of one that is accepted. */
  readonly ref?: string | undefined
  /** The application's own name for the submission, where it has one. */
  readonly label?: string | undefined
  /** How long it waited, in ms, of one that is admitted. */
  readonly waitedMs?: number | undefined
  /** Why there is a doubt. */
  readonly message?: string | undefined
  /** The code of the error, of one that is refused or uncertain. */
  readonly error?: ErrorCode | undefined
}

/** Published as `mediaplug.download` when the reading of a file of a result ends. */
export interface DownloadEvent {
  /** The id of the model that made it, `provider/model`. */
  readonly model: string
  /** The vendor's reference of the task, where it keeps one. */
  readonly ref: string | undefined
  /** What the file is. */
  readonly kind: string
  /** How many bytes were read. */
  readonly bytes: number
  /** From the wish to read to the end, in ms. */
  readonly durationMs: number
  /** The code of the error, where it came to one. A reader who stops early is none. */
  readonly error?: ErrorCode | undefined
}

/**
 * Published as `mediaplug.listener` when `onStatus` threw, or gave a promise that was rejected, over a result that is
 * handed over all the same: it came at once, and nothing could give it again.
 */
export interface ListenerEvent {
  /** The model's id, `provider/model`. */
  readonly model: string
  /** What the listener threw, without secrets. */
  readonly message: string
}

/** Published as `mediaplug.journal` when a record of something that has happened could not be kept. */
export interface RecordEvent {
  /** What was to be recorded. */
  readonly type: 'accepted' | 'answered' | 'refused' | 'uncertain' | 'settled'
  /** The submission's id, or the handle where another process submitted it. */
  readonly submission: string | TaskHandle
  /** Why it failed. The record is written with the next one that can be. */
  readonly message: string
}
