import { MediaplugError } from '../../error/error.js'
import { prepareFile } from '../disk/prepare-file.js'
import type { Claim } from '../lock/claim.js'
import { takeLock } from '../lock/lock.js'
import { compactLog } from './compact-log.js'
import { type Entry, toEntry } from './line.js'
import { type Log, openLog } from './log.js'

/**
 * A journal's file: made, locked and opened when it is first used, and opened anew after an error. None of its
 * methods is to be called before the last call has ended.
 */
export interface Store {
  /** What the file holds. */
  read(): Promise<Log>
  /**
   * Adds lines. Resolves when they are on disk, in the file that the next reader finds.
   *
   * A file that was removed or replaced while no other process had it gets all that is outstanding again.
   *
   * @throws MediaplugError `invalid-input` when the file is another's, or is changed by others again and again.
   */
  append(entries: readonly Entry[]): Promise<Log>
  /** Rewrites the file with what is outstanding. */
  compact(): Promise<void>
  /** Lets the file go, for this process and for others. */
  close(): Promise<void>
}

const attempts = 2

interface Lock {
  readonly file: string
  readonly claim: Claim
}

/** @param path - Absolute. */
export function createStore(path: string): Store {
  let lock: Lock | undefined
  let log: Log | undefined

  async function closeLog(): Promise<void> {
    const closing = log
    log = undefined
    await closing?.close()
  }

  async function close(): Promise<void> {
    await closeLog()
    await lock?.claim.withdraw()
    lock = undefined
  }

  /** A file that cannot be read is not kept from others. */
  async function letGo(error: unknown): Promise<never> {
    await close()
    throw error
  }

  /** A process that stood still for long may have been taken for dead: what it read may be out of date. */
  async function lockFile(): Promise<Lock> {
    if (lock && (await lock.claim.stands())) return lock
    await close()
    const file = await prepareFile(path)
    lock = { file, claim: await takeLock(file) }
    return lock
  }

  async function use<T>(work: (log: Log, lock: Lock) => Promise<T>): Promise<T> {
    try {
      const held = await lockFile()
      log ??= await openLog(held.file, held.claim).catch(letGo)
      return await work(log, held)
    } catch (error) {
      await closeLog()
      throw error
    }
  }

  async function append(entries: readonly Entry[]): Promise<Log> {
    let left = entries
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const { log, outcome } = await use(async (log) => ({ log, outcome: await log.append(left) }))
      if (outcome === 'kept') return log
      await closeLog()
      // None of them was acknowledged: that a reader finds one twice does no harm, and that it finds none would.
      if (outcome === 'gone') left = [...log.outstanding.records().map(toEntry), ...left]
    }
    throw new MediaplugError(
      'invalid-input',
      `the journal '${path}' is changed, removed or replaced by others while it is in use; leave the file to it alone.`,
    )
  }

  return {
    read: () => use(async (log) => log),
    append,
    close,
    compact: () =>
      use(async ({ outstanding }, { file, claim }) => {
        await closeLog()
        await compactLog(file, claim, outstanding)
      }),
  }
}
