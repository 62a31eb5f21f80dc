import { MediaplugError } from '../../error/error.js'
import { messageOf } from '../../error/message.js'
import { sleep } from '../../time/sleep.js'
import { type Claim, findClaims, makeClaim, type OwnClaim } from './claim.js'
import { type Owner, thisProcess } from './owner.js'

/** A file that this process alone has. */
export type Lock = OwnClaim

/** How a lock is taken. */
export interface LockOptions {
  /** How long a process that cannot be looked up must show no sign of life, in ms. Default: 5 000. */
  readonly patienceMs?: number
}

const usualPatienceMs = 5_000
const attempts = 8
const shortestRangeMs = 50

/**
 * How long one who met another waits. The range grows with the time that an attempt takes: on a slow disk, two
 * would meet again and again otherwise, and neither get the file.
 */
const pauseMs = (attemptMs: number): number => Math.random() * (shortestRangeMs + 4 * attemptMs)

/** What one who has or wants the file as well has put up. */
interface Rival {
  readonly claim: Claim
  readonly owner: Owner | undefined
  /** Whether its process is known to run. */
  readonly known: boolean
}

/** Looks for one who has or wants the file as well. The claims of dead processes are taken away. */
async function findRival(file: string, own: Lock, self: Owner): Promise<Rival | undefined> {
  for (const claim of await findClaims(file)) {
    if (claim.path === own.path) continue
    const live = await claim.isLive(self)
    if (live !== false) return { claim, owner: await claim.owner(), known: live === true }
    // It counts for nothing, whether or not it can be taken away.
    await claim.remove().catch(() => {})
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
    'journal',
    `the journal '${file}' is in use by ${describeOwner(owner, self)}. One journal writes a file at a time: give each a file of its own, or close the other first.`,
  )
}

/** Takes away what shows no sign of life. */
async function displace(file: string, { claim, owner }: Omit<Rival, 'known'>, self: Owner): Promise<void> {
  await claim.remove().catch((cause: unknown) => {
    throw new MediaplugError(
      'journal',
      `the journal '${file}' may be in use by ${describeOwner(owner, self)}: '${claim.path}' shows no sign of life and cannot be removed (${messageOf(cause)}). Remove it when that process has ended.`,
      { cause },
    )
  })
}

/** Puts up a claim of this thread. Gives who has the file instead, when it stays another's. */
async function contend(file: string, self: Owner, patienceMs: number): Promise<Lock | Rival> {
  for (let attempt = 1; ; attempt++) {
    const began = performance.now()
    const lock = await makeClaim(file, self)
    const rival = await findRival(file, lock, self).catch(async (error: unknown) => {
      await lock.withdraw()
      throw error
    })
    if (!rival) return lock
    await lock.withdraw()
    const attemptMs = performance.now() - began
    const lives = !rival.known && (await rival.claim.watch(patienceMs)) === 'lives'
    if (lives || attempt >= attempts) return rival
    if (!rival.known) await displace(file, rival, self)
    await sleep(pauseMs(attemptMs))
  }
}

/**
 * Takes a file for this process alone.
 *
 * Each process puts up a claim of its own and looks at those of the others only then. So of two that come
 * at the same time at least one sees the other and withdraws, and nothing that a living process has put up
 * is ever replaced: there is no moment at which both have the file. A dead process's claim counts for
 * nothing, and its name never comes again, so that anyone may take it away.
 *
 * @throws MediaplugError `journal` that names the process which has the file. The system's errors.
 */
export async function takeLock(
  file: string,
  { patienceMs = usualPatienceMs }: LockOptions = {},
): Promise<Lock> {
  const self = await thisProcess()
  const taken = await contend(file, self, patienceMs)
  if ('claim' in taken) throw inUse(file, taken, self)
  return taken
}

/** The claims on a file that may be of living processes, and whether one is known to run. */
async function findLive(file: string, self: Owner): Promise<{ claims: readonly Claim[]; known: boolean }> {
  const claims: Claim[] = []
  let known = false
  for (const claim of await findClaims(file)) {
    const live = await claim.isLive(self)
    if (live !== false) claims.push(claim)
    if (live) known = true
  }
  return { claims, known }
}

/**
 * Whether no living process has a file, or wants it. What shows no sign of life is taken away. Its process, should it
 * wake up, learns by this that it lost the file.
 *
 * @throws MediaplugError `journal` when that cannot be taken away. The system's errors.
 */
export async function clearOfDead(
  file: string,
  { patienceMs = usualPatienceMs }: LockOptions = {},
): Promise<boolean> {
  const self = await thisProcess()
  const { claims, known } = await findLive(file, self)
  if (known) return false
  const signs = await Promise.all(claims.map((claim) => claim.watch(patienceMs)))
  if (signs.includes('lives')) return false
  for (const [index, claim] of claims.entries()) {
    if (signs[index] === 'none') await displace(file, { claim, owner: await claim.owner() }, self)
  }
  return true
}

/**
 * Takes a file that no living process has, and looks first: who has it is not disturbed by a claim.
 *
 * @returns `undefined` when it is had, or wanted, by one that lives.
 * @throws As {@link takeLock}, but for a file that is in use.
 */
export async function takeIfFree(
  file: string,
  { patienceMs = usualPatienceMs }: LockOptions = {},
): Promise<Lock | undefined> {
  if (!(await clearOfDead(file, { patienceMs }))) return undefined
  const taken = await contend(file, await thisProcess(), patienceMs)
  return 'claim' in taken ? undefined : taken
}

/**
 * Waits for a sign of those who have or want a file: of life, or that they let it go.
 *
 * @returns Whether there was one within the patience. One that runs and stands still shows none.
 */
export async function showsSign(
  file: string,
  { patienceMs = usualPatienceMs }: LockOptions = {},
): Promise<boolean> {
  const { claims } = await findLive(file, await thisProcess())
  const signs = await Promise.all(claims.map((claim) => claim.watch(patienceMs)))
  return signs.length === 0 || signs.some((sign) => sign !== 'none')
}

/** Whether a living process has a file, or wants it; `undefined` when that cannot be known from here. */
export async function isHeld(file: string): Promise<boolean | undefined> {
  const { claims, known } = await findLive(file, await thisProcess())
  return known || (claims.length > 0 ? undefined : false)
}
