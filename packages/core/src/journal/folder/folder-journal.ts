import { join, resolve } from 'node:path'
import * as z from 'zod'
import { MediaplugError } from '../../error/error.js'
import { once } from '../../once.js'
import { validate } from '../../validation/validate.js'
import { createJournalFile } from '../file/journal-file.js'
import { createStore } from '../file/store.js'
import { createTurns } from '../file/turns.js'
import type { Journal, JournalRecord } from '../journal.js'
import { createOutstanding } from '../outstanding.js'
import { newName } from './entries.js'
import { type Reach, reconcile } from './neighbours.js'
import { takeNew } from './prepare-folder.js'
import { readEveryone } from './read-everyone.js'

/** How a {@link folderJournal} keeps its own file. */
export interface FolderJournalOptions {
  /**
   * The size from which on the file is rewritten, in bytes: when it is larger and more than half of its
   * records are of settled submissions. Default: 1 048 576, which is 1 MiB.
   */
  readonly compactAtBytes?: number | undefined
}

/** A journal in a folder, which several processes share. */
export interface FolderJournal extends Journal, AsyncDisposable {
  /**
   * The records of all submissions that are this process's matter: those of its own, and those that processes which
   * have ended left in the folder, which it takes over. What a living process has outstanding is not among them.
   */
  unsettled(): Promise<readonly JournalRecord[]>
  /** The records of the submissions of its own, and of those that it took over before. It takes over nothing. */
  ownUnsettled(): Promise<readonly JournalRecord[]>
  /**
   * The records of all submissions in the folder that are not settled, those of living processes too: for a list of
   * what is under way. It takes over nothing and writes nothing.
   */
  everyone(): Promise<readonly JournalRecord[]>
  /** What the last `unsettled` or `everyone` could not read or take over, file by file; `undefined` when that is nothing. */
  unreadable(): MediaplugError | undefined
  /**
   * Waits for every call that was made before, then lets the process's file go, which is removed when it holds
   * nothing. Later calls are refused. A process that ends without it loses nothing.
   */
  close(): Promise<void>
}

const optionsSchema = once(() =>
  z.strictObject({
    path: z
      .string()
      .min(1, 'must name a folder')
      .regex(/^[^\0]*$/, 'must not hold a zero byte'),
    compactAtBytes: z.int().nonnegative().optional(),
  }),
)

function summaryOf(folder: string, problems: readonly MediaplugError[]): MediaplugError | undefined {
  if (problems.length < 2) return problems[0]
  const reasons = problems.map(({ message }) => message).join('\n')
  return new MediaplugError('journal', `${problems.length} things are wrong in '${folder}':\n${reasons}`, {
    cause: problems[0],
  })
}

/**
 * A journal that outlasts the process, for several processes at a time: a command, a server's workers and an agent
 * that run side by side.
 *
 * Each process writes a file of its own in the folder, as {@link fileJournal} does, at the same cost. The folder is
 * made when it is first used, readable by its user only. Of its files, the journal has those that end in `.jsonl`,
 * with the locks and parts beside them; others are left alone. A file that `fileJournal` wrote may be among them.
 *
 * `unsettled`, and so `client.recover()`, takes over the files of processes that have ended: what is outstanding in
 * them is copied to the process's own file, and they are removed. Each task goes to one living process alone, also
 * when several recover at the same time and when one is killed while it does. A living process keeps what is its own.
 * The folder is read then, when the journal is first used by a client, before a rewriting, and at `close`; never by
 * the clock.
 *
 * What another process submitted may be settled here, by its id or its handle: nobody is told of it again, whoever
 * takes it over. What was learned of how long tasks take is shared.
 *
 * A file that cannot be read or taken over, such as one that is damaged or of a newer version, is not changed and
 * hides no other: `unreadable` tells of it, and `client.recover()` throws it when it has yielded all else.
 *
 * @param path - The folder. It should be on a disk of this machine: what a process on another machine, in another
 *   container or another thread left is taken over when it has shown no sign of life for 5 seconds.
 * @throws MediaplugError `invalid-input` for an unknown option and an empty path. From its methods: `invalid-input` for
 *   what is no record; `journal` when the folder is none, or cannot be used or written, and after `close`.
 * @example What other processes left, when this one starts
 * ```ts
 * const journal = folderJournal('state/')
 * const client = createClient({ providers: [tomoviee()], journal })
 * for await (const submission of client.recover()) console.log(submission.state, submission.id)
 * await journal.close()
 * ```
 */
export function folderJournal(path: string, options: FolderJournalOptions = {}): FolderJournal {
  const { compactAtBytes } = validate(optionsSchema(), { ...options, path }, 'folderJournal()')
  const folder = resolve(path)
  const name = newName()
  const lookInTurn = createTurns()
  const makeEmpty = () => createOutstanding(true)
  const store = createStore(join(folder, name), { take: takeNew, makeEmpty, removesEmpty: true })
  const file = createJournalFile(folder, store, { compactAtBytes, refresh: () => lookInTurn(refresh) })
  const { inTurn } = file
  let unreadable: MediaplugError | undefined

  const look = (reach: Reach) => reconcile({ folder, name, store, inTurn }, reach)

  async function refresh(): Promise<void> {
    const known = store.known()
    if (known && known.unsettled().length + known.foreign().length > 0) await look('none')
  }

  async function readOwn(): Promise<readonly JournalRecord[]> {
    return store.known() ? (await store.read()).outstanding.unsettled() : []
  }

  return {
    append: file.append,
    unsettled: () =>
      file.beside(() =>
        lookInTurn(async () => {
          const { problems } = await look('ended')
          unreadable = summaryOf(folder, problems)
          return inTurn(readOwn)
        }),
      ),
    ownUnsettled: () => file.use(readOwn),
    async everyone() {
      const found = await file.beside(() => lookInTurn(() => readEveryone(folder, name)))
      unreadable = summaryOf(folder, found.problems)
      return found.records
    },
    unreadable: () => unreadable,
    learned(latest) {
      file.learnFrom(latest)
      return file.beside(() => lookInTurn(async () => (await look('empty')).learned))
    },
    close: file.close,
    [Symbol.asyncDispose]: file.close,
  }
}
