import { MediaplugError } from '../../error/error.js'
import { prepareFile } from '../disk/prepare-file.js'
import { type Lock, takeLock } from '../lock/lock.js'
import { compactLog } from './compact-log.js'
import type { Entry } from './line.js'
import type { Log } from './log.js'
import { type Kept, restoreLog } from './restore-log.js'

/**
 * A journal's file: made, locked and opened when it is first used, and opened anew after an error. None of its
 * methods is to be called before the last call has ended.
 *
 * A file that was removed, replaced or cut off gets all that is outstanding again, at the next call.
 */
export interface Store {
  /** What the file holds. */
  read(): Promise<Log>
  /**
   * Adds lines. Resolves when they are on disk, in the file that the next reader finds.
   *
   * @throws MediaplugError `journal` when the file is another's, or is changed by others again and again.
   */
  append(entries: readonly Entry[]): Promise<Log>
  /** Rewrites the file with what is outstanding. */
  compact(): Promise<void>
  /**
   * Lets the file go, for this process and for others.
   *
   * @param last - Added where that needs no more than the open file: they are worth no error. Default: none.
   */
  close(last?: readonly Entry[]): Promise<void>
}

const attempts = 3

/** @param path - Absolute. */
export function createStore(path: string): Store {
  let held: { readonly file: string; readonly lock: Lock } | undefined
  let log: Log | undefined
  let kept: Kept | undefined
  let usedBefore = false

  async function closeLog(): Promise<void> {
    const closing = log
    if (!closing || !held) return
    log = undefined
    kept = { outstanding: closing.outstanding, progress: closing.progress(), lock: held.lock }
    await closing.close()
  }

  async function letGo(): Promise<void> {
    try {
      await closeLog()
    } finally {
      await held?.lock.withdraw()
      held = undefined
    }
  }

  /** A path that named a file before is no bad input: the disk has changed. */
  function notPrepared(error: unknown): never {
    if (!usedBefore || !MediaplugError.is(error)) throw error
    throw new MediaplugError('journal', error.message, { cause: error.cause })
  }

  /** A process that stood still for long may have been taken for dead: what it read may be out of date. */
  async function lockFile(): Promise<{ readonly file: string; readonly lock: Lock }> {
    if (held && (await held.lock.stands())) return held
    await letGo()
    const file = await prepareFile(path).catch(notPrepared)
    held = { file, lock: await takeLock(file) }
    return held
  }

  async function open(): Promise<Log | undefined> {
    const { file, lock } = await lockFile()
    log ??= await restoreLog(file, lock, kept)
    if (log) kept = undefined
    usedBefore ||= log !== undefined
    return log
  }

  /** @param work - Gives `undefined` when it found that others changed the file, so that it is done again. */
  async function use<T>(work: (log: Log) => Promise<T | undefined>): Promise<T> {
    try {
      for (let attempt = 1; attempt <= attempts; attempt++) {
        const opened = await open()
        const result = opened && (await work(opened))
        if (result !== undefined) return result
        await closeLog()
      }
    } catch (error) {
      // A file that cannot be read is not kept from others.
      await (MediaplugError.is(error) ? letGo() : closeLog()).catch(() => {})
      throw error
    }
    throw new MediaplugError(
      'journal',
      `the journal '${path}' is changed, removed or replaced by others while it is in use; leave the file to it alone.`,
    )
  }

  const read = (): Promise<Log> => use(async (log) => ((await log.isIntact()) ? log : undefined))

  async function compact(): Promise<void> {
    const { isIntact } = await read()
    await closeLog()
    if (held && kept) await compactLog(held.file, held.lock, kept, isIntact)
  }

  async function close(last: readonly Entry[] = []): Promise<void> {
    if (last.length > 0) await log?.append(last).catch(() => {})
    const outstanding = (log ?? kept)?.outstanding.unsettled().length ?? 0
    // Another process may have the file, or the disk may be gone: each record was kept when it was added.
    if (outstanding > 0 && !(await log?.isIntact())) await read().catch(() => {})
    await letGo()
  }

  return {
    read,
    append: (entries) => use(async (log) => ((await log.append(entries)) ? log : undefined)),
    compact,
    close,
  }
}
