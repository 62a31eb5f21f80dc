import type { FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { endsWith, flushFolder, openToAppend, sizeAt, truncate } from '../disk/disk.js'
import { removePartials } from '../disk/replace-file.js'
import type { Lock } from '../lock/lock.js'
import { createOutstanding, type Outstanding } from '../outstanding.js'
import { type Entry, toLines } from './line.js'
import { markOf, noProgress, type Progress } from './progress.js'
import { readLog } from './read-log.js'

/** A journal's file, open for one writer. After an error it is of no use: close it and open it anew. */
export interface Log {
  readonly outstanding: Outstanding
  progress(): Progress
  /** Whether the file that was opened went on from what was known of the journal. */
  readonly goesOn: boolean
  /** How many records the file holds, the settled ones included. */
  records(): number
  /** The file's size. */
  bytes(): number
  /**
   * Whether the file at the path is the open one and as long as this process left it. Else it was removed,
   * replaced, cut off or written to by others, and the log is of no use: close it and open it anew.
   */
  isIntact(): Promise<boolean>
  /**
   * Adds lines with one write and one flush. When that fails, the file is what it was before.
   *
   * @returns Whether they are in the file that the next reader finds. Else the log is of no use.
   */
  append(entries: readonly Entry[]): Promise<boolean>
  close(): Promise<void>
}

function advance({ origin, earlier, records, last }: Progress, entries: readonly Entry[]): Progress {
  const [first, final] = [entries[0], entries.at(-1)]
  return {
    origin: origin ?? (first && markOf(first.line)),
    earlier,
    records: records + entries.length,
    last: final ? markOf(final.line) : last,
  }
}

/** Keeps the garbage collector from files that nobody closes: they stay open until the process ends. */
const openFiles = new Set<FileHandle>()

/**
 * Opens a journal's file: reads it, cuts off what a crash cut short, and goes on after its last record.
 *
 * @param lock - This process's own on the file.
 * @param known - Where the journal was before, if it was open before.
 * @param empty - What takes its records in. Default: one that keeps nothing foreign.
 * @throws MediaplugError `journal` when it cannot be read; then it is not changed. The system's errors.
 */
export async function openLog(
  path: string,
  lock: Lock,
  known?: Progress,
  empty: Outstanding = createOutstanding(),
): Promise<Log> {
  await removePartials(path)
  const { file, identity } = await openToAppend(path)
  openFiles.add(file)
  let hasHeader = false
  let progress = noProgress
  let goesOn = true
  let records = 0
  let bytes = 0

  const isIntact = async (): Promise<boolean> => hasHeader && (await sizeAt(path, identity)) === bytes

  /**
   * Cuts off what was not flushed, unless it may be another's.
   *
   * @param atMost - The size that the file may have by this process's own doing.
   */
  async function cutBack(atMost: number): Promise<void> {
    const size = await sizeAt(path, identity)
    if (size === undefined || size > atMost || !(await lock.stands())) return
    await truncate(path, bytes)
  }

  /** Takes back what was written to a file that was cut off at the same time: without what stood before, it is not to be read. */
  async function takeBack(added: Buffer): Promise<void> {
    const size = await sizeAt(path, identity)
    if (size === undefined || size >= bytes + added.byteLength || !(await lock.stands())) return
    if (await endsWith(path, added)) await truncate(path, size - added.byteLength)
  }

  /** Looks at the lock last: while it stands, nobody else had the file before. */
  async function isKept(expected: number): Promise<boolean> {
    return (await sizeAt(path, identity)) === expected && (await lock.stands())
  }

  async function write(text: string): Promise<boolean> {
    const added = Buffer.from(text)
    const expected = bytes + added.byteLength
    try {
      await file.appendFile(added)
      await file.datasync()
    } catch (error) {
      await cutBack(expected).catch(() => {})
      throw error
    }
    if (!(await isKept(expected))) {
      await takeBack(added)
      return false
    }
    bytes = expected
    return true
  }

  async function close(): Promise<void> {
    openFiles.delete(file)
    await file.close()
  }

  async function read(): Promise<Outstanding> {
    const content = await readLog(path, known, empty)
    records = content.records
    bytes = content.soundBytes
    progress = content.progress
    goesOn = content.goesOn
    if (content.torn) await cutBack(Number.POSITIVE_INFINITY)
    hasHeader = content.missing === '' || ((await lock.stands()) && (await write(content.missing)))
    await flushFolder(dirname(path))
    return content.outstanding
  }

  const outstanding = await read().catch(async (error: unknown) => {
    await close()
    throw error
  })
  return {
    outstanding,
    goesOn,
    progress: () => progress,
    records: () => records,
    bytes: () => bytes,
    isIntact,
    close,
    async append(entries) {
      if (!(await isIntact()) || !(await write(toLines(entries)))) return false
      for (const { record } of entries) outstanding.add(record)
      progress = advance(progress, entries)
      records += entries.length
      return true
    },
  }
}
