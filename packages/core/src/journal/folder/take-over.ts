import { join } from 'node:path'
import { MediaplugError } from '../../error/error.js'
import { sleep } from '../../time/sleep.js'
import { isHeld, type Lock, takeIfFree } from '../lock/lock.js'
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

const looks = 100
const pauseMs = 100
const atOnce = 32

/** Waits while another process takes files over. */
async function waitForTurn(folder: string): Promise<Lock> {
  for (let look = 1; look <= looks; look++) {
    const lock = await takeIfFree(join(folder, 'take-over'))
    if (lock) return lock
    await sleep(pauseMs)
  }
  throw new MediaplugError(
    'journal',
    `another process is taking over files in '${folder}' and does not end; try again later.`,
  )
}

async function seizeAll(paths: readonly string[], turn?: Lock): Promise<Seizure> {
  const seized: Seized[] = []
  const problems: MediaplugError[] = []
  for (let from = 0; from < paths.length; from += atOnce) {
    const group = paths.slice(from, from + atOnce)
    for (const outcome of await Promise.allSettled(group.map(seize))) {
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

/** The files of which it is known, or may be, that no living process has them. */
async function freeOf(paths: readonly string[], whenUnknown: boolean): Promise<readonly string[]> {
  const free: string[] = []
  for (const path of paths) if (!((await isHeld(path)) ?? !whenUnknown)) free.push(path)
  return free
}

/**
 * Seizes all files of processes that have ended.
 *
 * One process does so at a time. Another that was killed at it may have left a task in two files, its own and the one
 * that it took over: whoever comes next gets both, and not each of two one of them.
 *
 * @param own - The path of the file that is left out.
 */
export async function seizeEnded(folder: string, own: string): Promise<Seizure> {
  const { files, gone } = await listEntries(folder, own)
  if ((await freeOf([...files, ...gone], true)).length === 0) return seizeAll([])
  const turn = await waitForTurn(folder)
  try {
    const entries = await listEntries(folder, own)
    return await seizeAll([...entries.files, ...entries.gone], turn)
  } catch (error) {
    await turn.withdraw()
    throw error
  }
}

/** Seizes files of processes that have ended with nothing outstanding. It waits for nobody. */
export async function seizeEmpty(folder: string, own: string): Promise<Seizure> {
  const { peers } = await survey(folder, own)
  const { gone } = await listEntries(folder, own)
  const empty = peers.filter(({ outstanding }) => outstanding.unsettled().length === 0)
  const paths = await freeOf([...empty.map(({ path }) => path), ...gone], false)
  const { seized, ...rest } = await seizeAll(paths)
  const kept = seized.filter(({ peer }) => peer.outstanding.unsettled().length === 0)
  for (const other of seized) if (!kept.includes(other)) await other.lock.withdraw()
  return { ...rest, seized: kept }
}

/** Seizes nothing. */
export const seizeNone = (): Promise<Seizure> => seizeAll([])
