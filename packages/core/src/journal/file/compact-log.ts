import { replaceFile } from '../disk/replace-file.js'
import type { JournalRecord } from '../journal.js'
import type { Claim } from '../lock/claim.js'
import type { Outstanding } from '../outstanding.js'
import { headerLine } from './header.js'

function* linesOf(records: readonly JournalRecord[]): Generator<string> {
  const group = 1_000
  yield `${headerLine}\n`
  for (let from = 0; from < records.length; from += group) {
    yield records
      .slice(from, from + group)
      .map((record) => `${JSON.stringify(record)}\n`)
      .join('')
  }
}

/**
 * Writes the file anew with what is outstanding. It must not be open: Windows replaces no open file.
 *
 * It replaces nothing of a process that took the file over meanwhile. Such a one takes the claim away, then
 * what is half done, and reads the file only then: so either it sees what is written here, or there is
 * nothing left to put in the file's place.
 *
 * @throws Error when another process took the file over; the system's errors.
 */
export function compactLog(path: string, claim: Claim, outstanding: Outstanding): Promise<void> {
  return replaceFile(path, linesOf(outstanding.records()), async () => {
    if (!(await claim.stands())) throw new Error('another process took the file over')
  })
}
