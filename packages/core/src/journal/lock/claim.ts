import { rmSync } from 'node:fs'
import { open, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { findBeside, newBeside } from '../disk/beside.js'
import { type Owner, parseOwner } from './owner.js'

/** A file beside another that says: this process wants it, or has it. No two claims share a name. */
export interface Claim {
  readonly path: string
  /** Whether it is still there: it is taken away when its process is taken for dead. */
  stands(): Promise<boolean>
  withdraw(): Promise<void>
}

const signOfLifeMs = 1_000
const ending = '.lock'

const own = new Set<string>()

function withdrawAll(): void {
  for (const path of own) rmSync(path, { force: true })
}

/** Makes a claim on a file, shows by the claim's time that the process lives, and withdraws it at its end. */
export async function makeClaim(file: string, owner: Owner): Promise<Claim> {
  const path = newBeside(file, ending)
  if (own.size === 0) process.on('exit', withdrawAll)
  own.add(path)
  const beat = setInterval(() => {
    const now = new Date()
    utimes(path, now, now).catch(() => {})
  }, signOfLifeMs).unref()

  async function withdraw(): Promise<void> {
    clearInterval(beat)
    await rm(path, { force: true })
    own.delete(path)
    if (own.size === 0) process.off('exit', withdrawAll)
  }

  try {
    await writeFile(path, JSON.stringify(owner), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    await withdraw()
    throw error
  }
  return {
    path,
    withdraw,
    stands: () =>
      stat(path).then(
        () => true,
        () => false,
      ),
  }
}

/** The claims on a file, this one's own included. */
export const findClaims = (file: string): Promise<string[]> => findBeside(file, ending)

/** Whether this thread made a claim and has not withdrawn it. */
export const isOwnClaim = (path: string): boolean => own.has(path)

/** When a claim's process last showed that it lives; `undefined` when the claim is gone. */
export async function lastSignOfLife(path: string): Promise<number | undefined> {
  // Opened anew each time: a network file system may answer about a file from memory.
  const file = await open(path, 'r').catch(() => undefined)
  if (!file) return undefined
  try {
    return (await file.stat()).mtimeMs
  } finally {
    await file.close()
  }
}

/** Whose claim it is; `undefined` when it is gone, or not written yet. */
export async function readClaim(path: string): Promise<Owner | undefined> {
  return parseOwner(await readFile(path, 'utf8').catch(() => ''))
}

/** Takes a dead process's claim away. */
export const removeClaim = (path: string): Promise<void> => rm(path, { force: true })
