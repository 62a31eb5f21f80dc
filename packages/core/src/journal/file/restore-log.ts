import { randomUUID } from 'node:crypto'
import type { Lock } from '../lock/lock.js'
import type { KeptRecord, Outstanding } from '../outstanding.js'
import { compactLog } from './compact-log.js'
import { toEntry } from './line.js'
import { type Log, openLog } from './log.js'
import { noProgress, type Progress } from './progress.js'

/** What a journal kept, as it is known from before its file was opened anew. */
export interface Kept {
  readonly outstanding: Outstanding
  readonly progress: Progress
  /** Under which it was kept. */
  readonly lock: Lock
}

/** What was kept and is not outstanding in the file that was found. */
function missingFrom(found: Outstanding, kept: Outstanding): readonly KeptRecord[] {
  const present = new Set(found.records().map((record) => JSON.stringify(record)))
  return kept.records().filter((record) => !present.has(JSON.stringify(record)))
}

async function addMissing(log: Log, { outstanding }: Kept): Promise<boolean> {
  const missing = missingFrom(log.outstanding, outstanding)
  return missing.length === 0 || log.append(missing.map(toEntry))
}

function unite(found: Outstanding, kept: Outstanding, both: Outstanding): Outstanding {
  for (const record of [...found.records(), ...missingFrom(found, kept)]) both.add(record)
  return both
}

/** Rewrites a file, under a mark of its own: should what was lost come back, it is another file. */
async function rewrite(path: string, lock: Lock, outstanding: Outstanding, empty: Outstanding): Promise<Log> {
  const progress = { ...noProgress, origin: randomUUID(), records: outstanding.count() }
  await compactLog(path, lock, { outstanding, progress })
  return openLog(path, lock, undefined, empty)
}

/**
 * Opens a journal's file, and makes sure that what was kept before is in it.
 *
 * The file may have been removed, replaced or cut off meanwhile. What another process did with it counts: one
 * that took it over, and goes on from what was kept, may have settled some of it. An earlier state of the file
 * that nobody else had gives way to what is known. To another journal's file, what is missing is added.
 *
 * @param makeEmpty - Makes what takes its records in.
 * @returns `undefined` when the file was changed by others at the same time.
 * @throws MediaplugError `journal` when it cannot be read; then it is not changed. The system's errors.
 */
export async function restoreLog(
  path: string,
  lock: Lock,
  kept: Kept | undefined,
  makeEmpty: () => Outstanding,
): Promise<Log | undefined> {
  const log = await openLog(path, lock, kept?.progress, makeEmpty())
  if (!kept || log.goesOn) return log
  const { origin, records } = log.progress()
  const isOther = origin !== undefined && origin !== kept.progress.origin
  let added = false
  try {
    added = isOther && (await addMissing(log, kept))
  } finally {
    if (!added) await log.close()
  }
  if (isOther) return added ? log : undefined
  const isCut = kept.lock === lock && records < kept.progress.records
  const givesWay = origin === undefined || isCut
  const all = givesWay ? kept.outstanding : unite(log.outstanding, kept.outstanding, makeEmpty())
  return rewrite(path, lock, all, makeEmpty())
}
