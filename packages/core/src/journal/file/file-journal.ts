import { resolve } from 'node:path'
import * as z from 'zod'
import { once } from '../../once.js'
import { validate } from '../../validation/validate.js'
import type { Journal } from '../journal.js'
import { createJournalFile } from './journal-file.js'
import { createStore } from './store.js'

/** How a {@link fileJournal} keeps its file. */
export interface FileJournalOptions {
  /**
   * The size from which on the file is rewritten, in bytes: when it is larger and more than half of its
   * records are of settled submissions. Default: 1 048 576, which is 1 MiB.
   */
  readonly compactAtBytes?: number | undefined
}

/** A journal in a file. */
export interface FileJournal extends Journal, AsyncDisposable {
  /**
   * Waits for every call that was made before, then lets the file go for other processes. Later calls are
   * refused.
   *
   * A process that ends without it loses nothing: each record is on disk when its `append` has resolved. A
   * file that was lost meanwhile is written again, as far as the disk allows it.
   */
  close(): Promise<void>
}

const optionsSchema = once(() =>
  z.strictObject({
    path: z
      .string()
      .regex(/(?:^|[\\/])(?!\.{1,2}$)[^\\/]+$/, 'must name a file')
      .regex(/^[^\0]*$/, 'must not hold a zero byte'),
    compactAtBytes: z.int().nonnegative().optional(),
  }),
)

/**
 * A journal that outlasts the process, so that paid tasks are found again after a crash.
 *
 * `append` resolves when the record is flushed to disk; what is appended while a flush is under way shares
 * the next one. The file is text, a JSON object a line, appended to and now and then rewritten without what
 * is settled: its size, and the memory that is used, follow what is outstanding. What was learned of how long
 * tasks take is kept then, and at `close`, so that the next process need not learn it again. The file is made when it is first
 * used, with its folder, readable by its user only, and should be on a disk of this machine.
 *
 * One journal writes a file at a time: a second, in this process or another, is refused with an error that
 * names the process. What a killed process left is taken over: at once, or after 5 seconds without a sign of
 * life where it cannot be looked up, as in another container or in a thread that was terminated. What a crash
 * cut short was not kept, and is cut off. After an error, such as a full disk, the next call opens the file
 * anew.
 *
 * What was kept stays kept when another process took the file over, as from one that stood still for long:
 * each `append` looks, after its flush, whether the file is still this journal's, and else adds the record
 * again or is refused. To a file that was removed, renamed, replaced or cut off in use, with its folder or
 * alone, all that is outstanding is added again at the next call.
 *
 * @param path - The file, by itself in the hands of the journal. While it is in use, a file that ends in
 *   `.lock` stands beside it, and one in `.part` while it is rewritten.
 * @throws MediaplugError `invalid-input` for an unknown option, and for a path that names no file, which may
 *   show only when it is first used. From its methods: `invalid-input` for what is no record; `journal` when
 *   the file is in use, is no journal, has several names (hard links), has a line that cannot be read (which
 *   the message names; the file is not changed) or cannot be written, and after `close`.
 * @example Tasks that outlive the process
 * ```ts
 * const journal = fileJournal('state/tasks.jsonl')
 * const client = createClient({ providers: [tomoviee()], journal })
 * await client.generate('text-to-video', { prompt: 'a red kite' })
 * await journal.close()
 * ```
 */
export function fileJournal(path: string, options: FileJournalOptions = {}): FileJournal {
  const { compactAtBytes } = validate(optionsSchema(), { ...options, path }, 'fileJournal()')
  const file = resolve(path)
  const journal = createJournalFile(file, createStore(file), { compactAtBytes })
  return {
    append: journal.append,
    unsettled: () => journal.use(async (store) => (await store.read()).outstanding.unsettled()),
    learned(latest) {
      journal.learnFrom(latest)
      return journal.use(async (store) => (await store.read()).outstanding.learned())
    },
    close: journal.close,
    [Symbol.asyncDispose]: journal.close,
  }
}
