import { rmSync } from 'node:fs'
import { open, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { sleep } from '../../time/sleep.js'
import { findBeside, newBeside } from '../disk/beside.js'
import { isRunning, type Owner, parseOwner } from './owner.js'

/** What a claim shows: that its process lives, that it was given up, or nothing. */
type Sign = 'lives' | 'gone' | 'none'

/** A file beside another that says: a process wants it, or has it. No two claims share a name. */
export interface Claim {
  readonly path: string
  /** Whose it is; `undefined` when it is gone, or not written yet. */
  owner(): Promise<Owner | undefined>
  /** Whether its process runs; `undefined` when it cannot be known from here. */
  isLive(self: Owner): Promise<boolean | undefined>
  /** Waits for a sign of life of its process, or for its end, for as long as the patience lasts. */
  watch(patienceMs: number): Promise<Sign>
  /**
   * Takes it away from its process.
   *
   * @throws The system's errors.
   */
  remove(): Promise<void>
}

/** A claim of this thread. */
export interface OwnClaim {
  readonly path: string
  /** Whether it is still there: it is taken away when its process is taken for dead. */
  stands(): Promise<boolean>
  /** Gives it up. When its file cannot be removed, others see it until the process ends, and this thread does not. */
  withdraw(): Promise<void>
}

const signOfLifeMs = 1_000
const looks = 50
const ending = '.lock'

const standing = new Set<string>()
/** Those that were withdrawn, and whose files could not be removed. */
const stuck = new Set<string>()

function removeAll(): void {
  for (const path of [...standing, ...stuck]) {
    try {
      rmSync(path, { force: true })
    } catch {
      // The process ends, so that the claim counts for nothing; an error here would change its exit code.
    }
  }
}

function remember(path: string): void {
  if (standing.size + stuck.size === 0) process.on('exit', removeAll)
  standing.add(path)
}

function forget(path: string, set: Set<string>): void {
  set.delete(path)
  if (standing.size + stuck.size === 0) process.off('exit', removeAll)
}

/** When a claim's process last showed that it lives; `undefined` when the claim is gone. */
async function lastSignOfLife(path: string): Promise<number | undefined> {
  // Opened anew each time: a network file system may answer about a file from memory.
  const file = await open(path, 'r').catch(() => undefined)
  if (!file) return undefined
  try {
    return (await file.stat()).mtimeMs
  } finally {
    await file.close()
  }
}

function claimAt(path: string): Claim {
  const owner = async (): Promise<Owner | undefined> =>
    parseOwner(await readFile(path, 'utf8').catch(() => ''))
  return {
    path,
    owner,
    async isLive(self) {
      if (stuck.has(path)) return false
      if (standing.has(path)) return true
      const found = await owner()
      return found && isRunning(found, self)
    },
    async watch(patienceMs) {
      const before = await lastSignOfLife(path)
      if (before === undefined) return 'gone'
      for (let look = 0; look < looks; look++) {
        await sleep(patienceMs / looks)
        const now = await lastSignOfLife(path)
        if (now !== before) return now === undefined ? 'gone' : 'lives'
      }
      return 'none'
    },
    async remove() {
      await rm(path, { force: true })
      forget(path, stuck)
    },
  }
}

/** Makes a claim on a file, shows by the claim's time that the process lives, and withdraws it at its end. */
export async function makeClaim(file: string, owner: Owner): Promise<OwnClaim> {
  const path = newBeside(file, ending)
  remember(path)
  const beat = setInterval(() => {
    const now = new Date()
    utimes(path, now, now).catch(() => {})
  }, signOfLifeMs).unref()

  const stands = (): Promise<boolean> =>
    stat(path).then(
      () => true,
      () => false,
    )

  async function withdraw(): Promise<void> {
    clearInterval(beat)
    await rm(path, { force: true }).catch(() => {})
    if (await stands()) stuck.add(path)
    forget(path, standing)
  }

  try {
    await writeFile(path, JSON.stringify(owner), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    await withdraw()
    throw error
  }
  return { path, stands, withdraw }
}

/** The claims on a file, those of this thread included. */
export const findClaims = async (file: string): Promise<Claim[]> =>
  (await findBeside(file, ending)).map(claimAt)
