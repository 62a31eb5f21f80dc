import { join } from 'node:path'
import { MediaplugError } from '../../error/error.js'
import { clearOfDead, isHeld, type Lock, type LockOptions, showsSign, takeIfFree } from '../lock/lock.js'
import { listEntries } from './entries.js'
import { type Seized, seize } from './seize.js'
import { survey } from './survey.js'

/** The files that were seized, and what stood in the way of others. */
export interface Seizure {
  readonly seized: readonly Seized[]
  readonly problems: readonly MediaplugError[]
  /** Lets them go, and others have their turn. */
  letGo(): Promise<void>
}

const atOnce = 32

/** Waits while another process takes files over, for as long as it shows that it lives. */
async function waitForTurn(folder: string, options: LockOptions): Promise<Lock> {
  const path = join(folder, 'take-over')
  for (;;) {
    const lock = await takeIfFree(path, options)
    if (lock) return lock
    if (!(await showsSign(path, options))) break
  }
  throw new MediaplugError(
    'journal',
    `another process is taking over files in '${folder}' and shows no sign of life. What ended processes left stays where it is; try again later.`,
  )
}

async function seizeAll(
  paths: readonly string[],
  { turn, ...options }: LockOptions & { readonly turn?: Lock } = {},
): Promise<Seizure> {
  const seized: Seized[] = []
  const problems: MediaplugError[] = []
  for (let from = 0; from < paths.length; from += atOnce) {
    const group = paths.slice(from, from + atOnce)
    for (const outcome of await Promise.allSettled(group.map((path) => seize(path, options)))) {
      if (outcome.status === 'rejected') {
        if (!MediaplugError.is(outcome.reason)) throw outcome.reason
        problems.push(outcome.reason)
      } else if (outcome.value) seized.push(outcome.value)
    }
  }
  return {
    seized,
    problems,
    async letGo() {
      for (const { lock } of seized) await lock.withdraw()
      await turn?.withdraw()
    },
  }
}

/** The files of which it is known that no living process has them, and those of which it cannot be known. */
async function freeOf(
  paths: readonly string[],
): Promise<{ free: readonly string[]; unknown: readonly string[] }> {
  const free: string[] = []
  const unknown: string[] = []
  for (const path of paths) {
    const held = await isHeld(path)
    if (held === undefined) unknown.push(path)
    else if (!held) free.push(path)
  }
  return { free, unknown }
}

/**
 * Seizes all files of processes that have ended.
 *
 * One process does so at a time. Another that was killed at it may have left a task in two files, its own and the one
 * that it took over: whoever comes next gets both, and not each of two one of them.
 *
 * All files are watched for a sign of life at the same time, and before it is this one's turn: so it is waited for
 * once, however many files there are and however many look.
 *
 * @param own - The path of the file that is left out.
 */
export async function seizeEnded(folder: string, own: string, options: LockOptions = {}): Promise<Seizure> {
  const { files, gone } = await listEntries(folder, own)
  const { free, unknown } = await freeOf([...files, ...gone])
  // What goes wrong with one of them is told when it is seized.
  const cleared = await Promise.all(unknown.map((path) => clearOfDead(path, options).catch(() => true)))
  if (free.length === 0 && !cleared.includes(true)) return seizeNone()
  let turn: Lock | undefined
  try {
    turn = await waitForTurn(folder, options)
    const entries = await listEntries(folder, own)
    return await seizeAll([...entries.files, ...entries.gone], { ...options, turn })
  } catch (error) {
    await turn?.withdraw()
    if (turn || !MediaplugError.is(error)) throw error
    return { ...(await seizeNone()), problems: [error] }
  }
}

/** Seizes files of processes that have ended with nothing outstanding. It waits for nobody. */
export async function seizeEmpty(folder: string, own: string): Promise<Seizure> {
  const { peers } = await survey(folder, own)
  const { gone } = await listEntries(folder, own)
  const empty = peers.filter(({ outstanding }) => outstanding.unsettled().length === 0)
  const { free } = await freeOf([...empty.map(({ path }) => path), ...gone])
  const { seized, ...rest } = await seizeAll(free)
  const kept = seized.filter(({ peer }) => peer.outstanding.unsettled().length === 0)
  for (const other of seized) if (!kept.includes(other)) await other.lock.withdraw()
  return { ...rest, seized: kept }
}

/** Seizes nothing. */
export const seizeNone = (): Promise<Seizure> => seizeAll([])
