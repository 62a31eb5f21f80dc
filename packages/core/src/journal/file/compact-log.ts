import { replaceFile } from '../disk/replace-file.js'
import type { Lock } from '../lock/lock.js'
import type { KeptRecord, Outstanding } from '../outstanding.js'
import { rewrittenHeaderLine } from './header.js'
import type { Progress } from './progress.js'

function* linesOf(header: string, records: readonly KeptRecord[]): Generator<string> {
  const group = 1_000
  yield `${header}\n`
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
 * It replaces nothing of a process that took the file over meanwhile. Such a one takes the lock away, then
 * what is half done, and reads the file only then: so either it sees what is written here, or there is
 * nothing left to put in the file's place.
 *
 * @param isIntact - Whether the file is still the one that was read. Default: any file gives way.
 * @throws Error when another process took the file over, or put another in its place; the system's errors.
 */
export function compactLog(
  path: string,
  lock: Lock,
  { outstanding, progress }: { readonly outstanding: Outstanding; readonly progress: Progress },
  isIntact: () => Promise<boolean> = async () => true,
): Promise<void> {
  const earlier = progress.records - outstanding.count()
  const lines = linesOf(rewrittenHeaderLine({ ...progress, earlier }), outstanding.records())
  return replaceFile(path, lines, async () => {
    if (!(await lock.stands())) throw new Error('another process took the file over')
    if (!(await isIntact())) throw new Error('the file was changed, removed or replaced')
  })
}
