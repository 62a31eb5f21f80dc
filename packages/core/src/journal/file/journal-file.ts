import { setImmediate as turn } from 'node:timers/promises'
import { MediaplugError } from '../../error/error.js'
import { messageOf } from '../../error/message.js'
import type { JournalRecord, LearnedRecord } from '../journal.js'
import { createBatches } from './batches.js'
import { type Entry, toEntry } from './line.js'
import type { Log } from './log.js'
import type { Store } from './store.js'
import { createTurns, type Turns } from './turns.js'

/** A file that a journal writes to until it is closed: in batches, and rewritten when it has outgrown. */
export interface JournalFile {
  /** Adds a record. Resolves when it is on disk. */
  append(record: JournalRecord): Promise<void>
  /** Does something with the file when all that was asked for before is done. */
  use<T>(act: (store: Store) => Promise<T>): Promise<T>
  /** Does something beside the file. What goes wrong is told in the same way. */
  beside<T>(act: () => Promise<T>): Promise<T>
  /** The row in which the file is used. */
  readonly inTurn: Turns
  /** Keeps what was learned, each time that the file is rewritten and when it is closed. */
  learnFrom(latest: () => readonly LearnedRecord[]): void
  /** Waits for every call that was made before, then lets the file go. */
  close(): Promise<void>
}

/** How a file is kept. */
export interface JournalFileOptions {
  /** The size from which on the file is rewritten, in bytes. Default: 1 MiB. */
  readonly compactAtBytes?: number | undefined
  /**
   * Settles what others know to be settled, before the file is rewritten and when it is closed. The file may be in
   * use meanwhile. Default: nobody else knows anything.
   */
  readonly refresh?: () => Promise<void>
}

const largestBatch = 1_000
const oneMebibyte = 1024 * 1024

function unusable(path: string, cause: unknown): MediaplugError {
  if (MediaplugError.is(cause)) return cause
  const reason = messageOf(cause)
  return new MediaplugError('journal', `the journal '${path}' cannot be used: ${reason}`, { cause })
}

/** @param path - As errors name the journal. */
export function createJournalFile(
  path: string,
  store: Store,
  { compactAtBytes = oneMebibyte, refresh }: JournalFileOptions,
): JournalFile {
  const inTurn = createTurns()
  const sources: (() => readonly LearnedRecord[])[] = []
  let closing: Promise<void> | undefined
  let closed = false
  let compactAt = compactAtBytes
  let refreshing = false

  const isMostlySettled = ({ records, outstanding }: Log): boolean => records() > 2 * outstanding.count()

  const learnedEntries = (): readonly Entry[] => sources.flatMap((latest) => latest()).map(toEntry)

  /** It is for later alone: when it fails, as for want of space, the journal goes on with the file as it is. */
  async function compact(bytes: number): Promise<void> {
    if (closing) return
    try {
      const learned = learnedEntries()
      if (learned.length > 0) await store.append(learned)
      await store.compact()
      compactAt = compactAtBytes
    } catch {
      compactAt = 2 * bytes
    }
  }

  async function refreshAndCompact(bytes: number): Promise<void> {
    if (refreshing || closing) return
    refreshing = true
    await refresh?.().catch(() => {})
    refreshing = false
    await inTurn(async () => {
      if (closing) return
      if (isMostlySettled(await store.read())) await compact(bytes)
      else compactAt = 2 * bytes
    }).catch(() => {})
  }

  const flush = createBatches<Entry>(inTurn, largestBatch, async (entries) => {
    const log = await store.append(entries)
    if (log.bytes() <= compactAt) return
    if (refresh) void refreshAndCompact(log.bytes())
    else if (isMostlySettled(log)) void inTurn(() => compact(log.bytes()))
  })

  async function unlessClosed<T>(act: () => Promise<T>): Promise<T> {
    if (closed) throw new MediaplugError('journal', `the journal '${path}' is closed.`)
    try {
      return await act()
    } catch (cause) {
      throw unusable(path, cause)
    }
  }

  async function closeSoon(): Promise<void> {
    // What was handed over just now is settled at the end of this turn.
    await turn()
    closed = true
    await refresh?.().catch(() => {})
    await inTurn(() => store.close(learnedEntries())).catch((cause: unknown) => {
      throw unusable(path, cause)
    })
  }

  function close(): Promise<void> {
    closing ??= closeSoon()
    return closing
  }

  return {
    append: (record) => unlessClosed(async () => flush(toEntry(record))),
    use: (act) => unlessClosed(() => inTurn(() => act(store))),
    beside: unlessClosed,
    inTurn,
    learnFrom: (latest) => void sources.push(latest),
    close,
  }
}
