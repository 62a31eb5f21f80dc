import { join } from 'node:path'
import { MediaplugError } from '../../error/error.js'
import { messageOf } from '../../error/message.js'
import { flushFolder } from '../disk/disk.js'
import { toEntry } from '../file/line.js'
import type { Store } from '../file/store.js'
import type { Turns } from '../file/turns.js'
import type { LearnedRecord } from '../journal.js'
import { createOutstanding } from '../outstanding.js'
import { latestOf, newsOf, type Situation, spentOf } from './news.js'
import { prepareFolder } from './prepare-folder.js'
import { discard, type Seized } from './seize.js'
import { survey } from './survey.js'
import { type Seizure, seizeEmpty, seizeEnded, seizeNone } from './take-over.js'

/** Of which files a journal takes over what they hold: of processes that have ended, with anything outstanding or not. */
export type Reach = 'none' | 'empty' | 'ended'

/** What a journal found in its folder. */
export interface Found {
  /** What was learned, in its own file and all others. */
  readonly learned: readonly LearnedRecord[]
  /** What could not be read or taken over. */
  readonly problems: readonly MediaplugError[]
}

/** What a journal needs to look at the files beside its own. */
export interface NeighboursOptions {
  readonly folder: string
  /** The name of its own file. */
  readonly name: string
  readonly store: Store
  /** The row in which its own file is used. */
  readonly inTurn: Turns
}

const ways: Record<Reach, (folder: string, own: string) => Promise<Seizure>> = {
  none: seizeNone,
  empty: seizeEmpty,
  ended: seizeEnded,
}

const notKept = (folder: string, cause: unknown): MediaplugError =>
  new MediaplugError(
    'journal',
    `what ended processes left in '${folder}' cannot be taken over: ${messageOf(cause)} It stays where it is.`,
    { cause },
  )

/** Removes the files that were taken over. Gives what went wrong. */
async function discardAll(folder: string, seized: readonly Seized[]): Promise<readonly MediaplugError[]> {
  const problems: MediaplugError[] = []
  for (const one of seized) {
    await discard(one).catch((error: unknown) => {
      if (!MediaplugError.is(error)) throw error
      problems.push(error)
    })
  }
  // Should the power fail, what was taken over must not come back when it is settled.
  if (seized.length > 0) await flushFolder(folder)
  return problems
}

/** Adds to the own file what it needs of the others, and removes those that are taken over. */
async function adopt(
  store: Store,
  folder: string,
  seized: readonly Seized[],
  rest: Pick<Situation, 'others' | 'hasUnread'>,
): Promise<readonly MediaplugError[]> {
  const own = store.known() ? (await store.read()).outstanding : createOutstanding(true)
  const taken = seized.map(({ peer }) => peer)
  const news = newsOf({ own, taken, ...rest })
  if (news.length > 0) await store.append(news.map(toEntry))
  const problems = await discardAll(folder, seized)
  const known = store.known()
  if (!known || problems.length > 0) return problems
  for (const record of spentOf({ own: known, taken: [], ...rest })) known.forgetForeign(record)
  return problems
}

/**
 * Brings a journal's own file up to date with the others of its folder: what processes that have ended left is added
 * to it, and their files are removed; what others settled of its submissions is settled in it, too.
 *
 * Not to be called before the last call has ended.
 */
export async function reconcile(
  { folder, name, store, inTurn }: NeighboursOptions,
  reach: Reach,
): Promise<Found> {
  const real = await prepareFolder(folder)
  const own = join(real, name)
  const { seized, problems, letGo } = await ways[reach](real, own)
  try {
    const taken = seized.map(({ peer }) => peer)
    // Read when the files are had: what settles their tasks may move from file to file until then.
    const { peers, problems: unread } = await survey(
      real,
      own,
      taken.map(({ path }) => path),
    )
    const failures = await inTurn(async () => {
      try {
        return await adopt(store, real, seized, { others: peers, hasUnread: unread.length > 0 })
      } catch (cause) {
        return [notKept(folder, cause)]
      }
    })
    const all = new Map([...problems, ...unread, ...failures].map((error) => [error.message, error]))
    const outstanding = [...taken, ...peers].map((peer) => peer.outstanding)
    const learned = [store.known(), ...outstanding].flatMap((one) => one?.learned() ?? [])
    return { learned: latestOf(learned), problems: [...all.values()] }
  } finally {
    await letGo()
  }
}
