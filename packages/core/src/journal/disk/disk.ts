import type { BigIntStats } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'

/** What tells a file from all others while it is open, by whichever name it is found. */
export type FileIdentity = Pick<BigIntStats, 'dev' | 'ino'>

/** Opens a file to append to it, and tells which one it is. */
export async function openToAppend(path: string): Promise<{ file: FileHandle; identity: FileIdentity }> {
  const file = await open(path, 'a', 0o600)
  try {
    return { file, identity: await file.stat({ bigint: true }) }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** The size of the file at a path; `undefined` when it is not the one that is meant. */
export async function sizeAt(path: string, { dev, ino }: FileIdentity): Promise<number | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined)
  return found?.ino === ino && found.dev === dev ? Number(found.size) : undefined
}

/** Cuts a file off at a size in bytes, on disk. */
export async function truncate(path: string, bytes: number): Promise<void> {
  // Windows cannot shorten a file through what opened it for appending.
  const file = await open(path, 'r+')
  try {
    await file.truncate(bytes)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/**
 * Flushes a folder's entries to disk, so that a file which was made or renamed in it is still there after a
 * power failure.
 */
export async function flushFolder(folder: string): Promise<void> {
  // Windows can neither open nor flush a folder.
  if (process.platform === 'win32') return
  const entries = await open(folder, 'r')
  try {
    await entries.sync()
  } finally {
    await entries.close()
  }
}

/** Whether a file ends with certain bytes. */
export async function endsWith(path: string, end: Buffer): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size < end.byteLength) return false
    const found = Buffer.alloc(end.byteLength)
    const { bytesRead } = await file.read(found, 0, found.byteLength, size - found.byteLength)
    return bytesRead === end.byteLength && found.equals(end)
  } finally {
    await file.close()
  }
}
