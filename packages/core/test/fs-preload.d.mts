/** A call that was recorded. */
export interface FsCall {
  /**
   * Its name: `rename` for `node:fs/promises` and for callbacks, `renameSync`, `file.datasync` for a method of
   * an open file, `process.kill`.
   */
  readonly call: string
  /** The file that it is about, also where it was given as an open one. */
  readonly path?: string
  /** What it was given: an open file, its own too, as its path, bytes as text, both cut short. */
  readonly args: readonly unknown[]
  /** When it began, counted in calls and ends. */
  readonly began: number
  /** When it ended; not set while it is under way. */
  readonly ended?: number
  /** The code of the error that it ended with. */
  readonly error?: string
}

/** Which calls are meant. */
export interface FsRule {
  /** Default: any. */
  readonly call?: string
  /** The name of those that are not. Default: none. */
  readonly except?: string
  /** A regular expression that the path must match. Default: any. */
  readonly path?: string
  /** One of the arguments. Default: any. */
  readonly argument?: unknown
  /** The first one that is meant, counted from 1 on and from now on. Default: 1. */
  readonly nth?: number
  /** How many from that one on. Default: 1. */
  readonly times?: number
  /** All from that one on. */
  readonly always?: boolean
}

/** Calls that fail without being made. */
export interface FsFailure extends FsRule {
  /** Such as `ENOSPC`. */
  readonly code: string
}

export interface FsWatchOptions {
  /** Calls on other paths are neither recorded nor broken. Default: all are. */
  readonly under?: string
  /** A file, outside of the folder, that gets each call and each end as a line. Default: none. */
  readonly log?: string
  readonly fail?: readonly FsFailure[]
}

export interface FsWatch {
  readonly calls: FsCall[]
  fail(rule: FsFailure): void
  /** Does something else first. Calls that do not wait call it and go on. */
  before(rule: FsRule, meanwhile: () => unknown): { happened(): boolean }
  /** Forgets what was to fail. */
  clear(): void
  stop(): void
}

export function watchFs(options?: FsWatchOptions): Promise<FsWatch>

export function readCalls(log: string): readonly FsCall[]
