import type { JournalRecord } from '../journal.js'
import type { Lock } from '../lock/lock.js'
import type { Outstanding } from '../outstanding.js'
import { compactLog } from './compact-log.js'
import { toEntry } from './line.js'
import { type Log, openLog } from './log.js'
import { goesOn, isEarlier, type Progress } from './progress.js'

/** What a journal kept, as it is known from before its file was opened anew. */
export interface Kept {
  readonly outstanding: Outstanding
  readonly progress: Progress
  /** Under which it was kept. */
  readonly lock: Lock
}

/** The records of one that the other has not. */
function missingFrom(found: Outstanding, kept: Outstanding): readonly JournalRecord[] {
  const present = new Set(found.records().map((record) => JSON.stringify(record)))
  return kept.records().filter((record) => !present.has(JSON.stringify(record)))
}

/** Adds what is outstanding to a file that does not go on where the journal was. */
async function addMissing(log: Log, { outstanding }: Kept): Promise<boolean> {
  const missing = missingFrom(log.outstanding, outstanding)
  return missing.length === 0 || log.append(missing.map(toEntry))
}

/**
 * Opens a journal's file, and makes sure that what was kept before is in it.
 *
 * The file may have been removed, replaced or cut off meanwhile. What another process did with it counts: one
 * that took it over, and goes on from what was kept, may have settled some of it. To any other file, all that
 * is outstanding is added. An earlier state of the file that nobody else had gives way to what is known.
 *
 * @returns `undefined` when the file was changed by others at the same time.
 * @throws MediaplugError `journal` when it cannot be read; then it is not changed. The system's errors.
 */
export async function restoreLog(path: string, lock: Lock, kept: Kept | undefined): Promise<Log | undefined> {
  const log = await openLog(path, lock)
  if (!kept || goesOn(log.progress(), kept.progress)) return log
  try {
    if (!isEarlier(log.progress(), kept.progress) || kept.lock !== lock) {
      if (await addMissing(log, kept)) return log
      await log.close()
      return undefined
    }
  } catch (error) {
    await log.close()
    throw error
  }
  await log.close()
  await compactLog(path, lock, kept)
  return openLog(path, lock)
}
