import { join } from 'node:path'
import { type Claim, createClaim } from './claim.js'
import type { Entry } from './entry.js'
import { isOwnerAlive, thisOwner } from './owner.js'
import { openShelf, type Shelf, type Shelved } from './shelf.js'

/** A request that may have been made before. */
export interface LedgerRequest {
  /** What tells it from others: letters and digits. */
  readonly fingerprint: string
  readonly target: string
  /** The caller's own name for it. */
  readonly key: string | undefined
  /** Whether it is to be made anew whatever is known of it. */
  readonly again: boolean
}

/** A task that was found, of this process or another. */
export interface FoundTask {
  readonly handle: string
  readonly entry: Entry
  /** Whether a process works on it. */
  readonly isAlive: boolean
}

/** What became of an attempt to have a request. */
type Claimed = { readonly claim: Claim } | { readonly found: FoundTask }

/** The requests that were made, on disk: who asks for the same again is given the task that there is. */
export interface Ledger {
  /**
   * Takes a request for this process, or finds its task. Of several that ask at once, in whichever processes, one alone
   * gets it.
   *
   * @param permit - Called before a new task is begun: throws where none may be.
   */
  claim(request: LedgerRequest, permit: () => void): Promise<Claimed>
  /** A task by its handle; `undefined` where there is none. */
  find(handle: string): Promise<FoundTask | undefined>
  /** Takes a task over that nobody works on any more; `undefined` where another process was faster. */
  adopt(handle: string): Promise<Claim | undefined>
}

const hourMs = 3_600_000
const weekMs = 7 * 24 * hourMs

const handleOf = (fingerprint: string, { task }: Entry): string => `${fingerprint}-${task}`

/** The parts of a handle. */
function partsOf(handle: string): { readonly fingerprint: string; readonly task: number } | undefined {
  const [, fingerprint, digits] = /^([\da-f]{20})-(\d{1,9})$/.exec(handle.trim()) ?? []
  return fingerprint === undefined ? undefined : { fingerprint, task: Number(digits) }
}

/** Whether the same request is to be made anew: nothing came of the last one, or it was long ago. */
function isFree(last: Shelved, now: number): boolean {
  const { fate, at, key } = last.entry
  const isAlive = isOwnerAlive(last, now)
  switch (fate.state) {
    case 'refused':
      return true
    case 'claimed':
      return !isAlive
    case 'uncertain':
    case 'sent':
    case 'answered':
      return false
    default:
      return !isAlive && now - at > (key === undefined ? hourMs : weekMs)
  }
}

/**
 * The ledger in a folder, which several processes share.
 *
 * @param isSettled - Whether somebody has said of a submission that it needs no more attention.
 */
export function openLedger(folder: string, isSettled: (submission: string) => Promise<boolean>): Ledger {
  const shelfOf = (fingerprint: string): Shelf => openShelf(join(folder, fingerprint))

  const foundTask = (fingerprint: string, shelved: Shelved): FoundTask => ({
    handle: handleOf(fingerprint, shelved.entry),
    entry: shelved.entry,
    isAlive: isOwnerAlive(shelved, Date.now()),
  })

  /** Whether a person has looked after a doubt, so that it stands in nobody's way. */
  async function isLookedAfter(shelved: Shelved): Promise<boolean> {
    const { fate } = shelved.entry
    if (fate.state !== 'uncertain' && fate.state !== 'sent' && fate.state !== 'answered') return false
    const isUnderWay = fate.state !== 'uncertain' && isOwnerAlive(shelved, Date.now())
    return !isUnderWay && (await isSettled(fate.submission))
  }

  return {
    async claim({ fingerprint, target, key, again }, permit) {
      const shelf = shelfOf(fingerprint)
      for (;;) {
        const { entries, next } = await shelf.read()
        const [last] = entries
        if (last && !again && !isFree(last, Date.now()) && !(await isLookedAfter(last))) {
          return { found: foundTask(fingerprint, last) }
        }
        permit()
        const entry: Entry = {
          v: 1,
          task: next,
          replaces: again ? undefined : last?.number,
          target,
          key,
          at: Date.now(),
          owner: thisOwner,
          fate: { state: 'claimed' },
        }
        if (await shelf.add(next, entry)) {
          return { claim: createClaim(shelf, next, entry, handleOf(fingerprint, entry)) }
        }
      }
    },
    async find(handle) {
      const parts = partsOf(handle)
      if (!parts) return undefined
      const { entries } = await shelfOf(parts.fingerprint).read()
      const shelved = entries.find(({ entry }) => entry.task === parts.task)
      return shelved && foundTask(parts.fingerprint, shelved)
    },
    async adopt(handle) {
      const parts = partsOf(handle)
      if (!parts) return undefined
      const shelf = shelfOf(parts.fingerprint)
      const { entries, next } = await shelf.read()
      const shelved = entries.find(({ entry }) => entry.task === parts.task)
      if (!shelved || isOwnerAlive(shelved, Date.now())) return undefined
      const entry: Entry = { ...shelved.entry, replaces: shelved.number, owner: thisOwner }
      if (!(await shelf.add(next, entry))) return undefined
      return createClaim(shelf, next, entry, handle)
    },
  }
}
