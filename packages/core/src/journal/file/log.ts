import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { flushFolder, sizeAt, truncate } from '../disk/disk.js'
import { removePartials } from '../disk/replace-file.js'
import type { Claim } from '../lock/claim.js'
import type { Outstanding } from '../outstanding.js'
import { type Entry, toLines } from './line.js'
import { readLog } from './read-log.js'

/**
 * What became of lines that were flushed: `kept`; `changed`, when another process took the file over or wrote
 * to it meanwhile, and may or may not have seen them; `gone`, when the file was removed or replaced although
 * no other process had it. But for `kept`, the log is of no use: close it and open it anew.
 */
type Outcome = 'kept' | 'changed' | 'gone'

/** A journal's file, open for one writer. After an error it is of no use: close it and open it anew. */
export interface Log {
  readonly outstanding: Outstanding
  /** How many records the file holds, the settled ones included. */
  records(): number
  /** The file's size. */
  bytes(): number
  /** Adds lines with one write and one flush. When that fails, the file is what it was before. */
  append(entries: readonly Entry[]): Promise<Outcome>
  close(): Promise<void>
}

/** Keeps the garbage collector from files that nobody closes: they stay open until the process ends. */
const openFiles = new Set<FileHandle>()

/**
 * Opens a journal's file: reads it, cuts off what a crash cut short, and goes on after its last record.
 *
 * @param claim - This process's own on the file.
 * @throws MediaplugError `invalid-input` when it cannot be read; then it is not changed. The system's errors.
 */
export async function openLog(path: string, claim: Claim): Promise<Log> {
  await removePartials(path)
  const file = await open(path, 'a', 0o600)
  openFiles.add(file)
  let records = 0
  let bytes = 0

  /** Looks at the claim last: while it stands, nobody else had the file before. */
  async function outcomeAt(expected: number): Promise<Outcome> {
    const size = await sizeAt(path, file)
    if (!(await claim.stands())) return 'changed'
    if (size === undefined) return 'gone'
    return size === expected ? 'kept' : 'changed'
  }

  /**
   * Cuts off what was not flushed, unless it may be another's.
   *
   * @param atMost - The size that the file may have by this process's own doing.
   */
  async function cutBack(atMost: number): Promise<void> {
    const size = await sizeAt(path, file)
    if (size === undefined || size > atMost || !(await claim.stands())) return
    await truncate(path, bytes)
  }

  async function write(text: string): Promise<Outcome> {
    const added = Buffer.from(text)
    const expected = bytes + added.byteLength
    try {
      await file.appendFile(added)
      await file.datasync()
    } catch (error) {
      await cutBack(expected).catch(() => {})
      throw error
    }
    bytes = expected
    return outcomeAt(expected)
  }

  async function close(): Promise<void> {
    openFiles.delete(file)
    await file.close()
  }

  async function read(): Promise<Outstanding> {
    const content = await readLog(path)
    records = content.records
    bytes = content.soundBytes
    if (content.torn) await cutBack(Number.POSITIVE_INFINITY)
    if (content.missing !== '' && (await claim.stands())) await write(content.missing)
    await flushFolder(dirname(path))
    return content.outstanding
  }

  const outstanding = await read().catch(async (error: unknown) => {
    await close()
    throw error
  })
  return {
    outstanding,
    records: () => records,
    bytes: () => bytes,
    close,
    async append(entries) {
      const outcome = await write(toLines(entries))
      if (outcome !== 'kept') return outcome
      for (const { record } of entries) outstanding.add(record)
      records += entries.length
      return outcome
    },
  }
}
