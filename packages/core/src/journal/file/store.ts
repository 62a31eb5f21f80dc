import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { MediaplugError } from '../../error/error.js'
import { flushFolder } from '../disk/disk.js'
import { prepareFile } from '../disk/prepare-file.js'
import { type Lock, takeLock } from '../lock/lock.js'
import { createOutstanding, type Outstanding } from '../outstanding.js'
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
  /** What the file held when it was last used; `undefined` where it never was. */
  known(): Outstanding | undefined
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

/** A file that this process alone has. */
export interface TakenFile {
  /** The file's own path, by whichever links it is named. */
  readonly file: string
  readonly lock: Lock
}

/** What is different about a store from that of a journal which is one file. */
export interface StoreOptions {
  /** Makes and locks the file. Default: in this order. */
  readonly take?: (path: string) => Promise<TakenFile>
  /** Makes what takes the file's records in. Default: one that keeps nothing foreign. */
  readonly makeEmpty?: () => Outstanding
  /** Whether a file that holds nothing is removed when it is let go. Default: no. */
  readonly removesEmpty?: boolean
}

const attempts = 3

async function takeFile(path: string): Promise<TakenFile> {
  const file = await prepareFile(path)
  return { file, lock: await takeLock(file) }
}

/** @param path - Absolute. */
export function createStore(
  path: string,
  { take = takeFile, makeEmpty = createOutstanding, removesEmpty = false }: StoreOptions = {},
): Store {
  let held: TakenFile | undefined
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
  async function lockFile(): Promise<TakenFile> {
    if (held && (await held.lock.stands())) return held
    await letGo()
    held = await take(path).catch(notPrepared)
    return held
  }

  async function open(): Promise<Log | undefined> {
    const { file, lock } = await lockFile()
    log ??= await restoreLog(file, lock, kept, makeEmpty)
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

  /** A file that cannot be removed harms nobody. */
  async function removeHeld({ file, lock }: TakenFile): Promise<void> {
    // Windows removes no open file.
    await closeLog()
    kept = undefined
    if (!(await lock.stands())) return
    await rm(file, { force: true }).catch(() => {})
    await flushFolder(dirname(file)).catch(() => {})
  }

  async function close(last: readonly Entry[] = []): Promise<void> {
    if (last.length > 0) await log?.append(last).catch(() => {})
    const { outstanding } = log ?? kept ?? {}
    const wanted = outstanding ? outstanding.unsettled().length + outstanding.foreign().length : 0
    // Another process may have the file, or the disk may be gone: each record was kept when it was added.
    if (wanted > 0 && !(await log?.isIntact())) await read().catch(() => {})
    const emptied = removesEmpty && log?.outstanding.count() === 0 && (await log.isIntact())
    if (emptied && held) await removeHeld(held)
    await letGo()
  }

  return {
    known: () => (log ?? kept)?.outstanding,
    read,
    append: (entries) => use(async (log) => ((await log.append(entries)) ? log : undefined)),
    compact,
    close,
  }
}
