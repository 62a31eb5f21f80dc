import { MediaplugError } from '../../error/error.js'
import { sleep } from '../../time/sleep.js'
import {
  type Claim,
  findClaims,
  isOwnClaim,
  lastSignOfLife,
  makeClaim,
  readClaim,
  removeClaim,
} from './claim.js'
import { isRunning, type Owner, thisProcess } from './owner.js'

/** How a lock is taken. */
export interface LockOptions {
  /** How long a process that cannot be looked up must show no sign of life, in ms. Default: 5 000. */
  readonly patienceMs?: number
}

const attempts = 8
const longestPauseMs = 50
const looks = 25

async function showsLife(claim: string, patienceMs: number): Promise<boolean> {
  const before = await lastSignOfLife(claim)
  for (let look = 0; look < looks && before !== undefined; look++) {
    await sleep(patienceMs / looks)
    const now = await lastSignOfLife(claim)
    if (now !== before) return now !== undefined
  }
  return false
}

interface Rival {
  readonly claim: string
  readonly owner: Owner | undefined
  /** Whether it is known to run. */
  readonly known: boolean
}

/** A process that has or wants the file as well. The claims of dead ones are taken away. */
async function findRival(file: string, own: Claim, self: Owner): Promise<Rival | undefined> {
  for (const claim of await findClaims(file)) {
    if (claim === own.path) continue
    const owner = await readClaim(claim)
    const running = isOwnClaim(claim) || (owner && (await isRunning(owner, self)))
    if (running !== false) return { claim, owner, known: running === true }
    await removeClaim(claim)
  }
  return undefined
}

function describeOwner(owner: Owner | undefined, self: Owner): string {
  if (!owner) return 'another process'
  if (owner.host !== self.host) return `process ${owner.pid} on ${owner.host}`
  const same = owner.pid === self.pid && owner.table === self.table
  return same ? `this process already (${owner.pid})` : `process ${owner.pid}`
}

function inUse(file: string, { owner }: Rival, self: Owner): MediaplugError {
  return new MediaplugError(
    'invalid-input',
    `the journal '${file}' is in use by ${describeOwner(owner, self)}. One journal writes a file at a time: give each a file of its own, or close the other first.`,
  )
}

/**
 * Takes a file for this process alone.
 *
 * Each process puts up a claim of its own and looks at those of the others only then. So of two that come
 * at the same time at least one sees the other and withdraws, and nothing that a living process has put up
 * is ever replaced: there is no moment at which both have the file. A dead process's claim counts for
 * nothing, and its name never comes again, so that anyone may take it away.
 *
 * @throws MediaplugError `invalid-input` that names the process which has the file. The system's errors.
 */
export async function takeLock(file: string, { patienceMs = 5_000 }: LockOptions = {}): Promise<Claim> {
  const self = await thisProcess()
  for (let attempt = 1; ; attempt++) {
    const claim = await makeClaim(file, self)
    const rival = await findRival(file, claim, self).catch(async (error: unknown) => {
      await claim.withdraw()
      throw error
    })
    if (!rival) return claim
    await claim.withdraw()
    const lives = !rival.known && (await showsLife(rival.claim, patienceMs))
    if (lives || attempt >= attempts) throw inUse(file, rival, self)
    if (!rival.known) await removeClaim(rival.claim)
    await sleep(Math.random() * longestPauseMs)
  }
}
