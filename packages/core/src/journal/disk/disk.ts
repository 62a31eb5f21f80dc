import { type FileHandle, open, stat } from 'node:fs/promises'

/** The size of an open file; `undefined` when it is not the one at the path. */
export async function sizeAt(path: string, file: FileHandle): Promise<number | undefined> {
  const opened = await file.stat({ bigint: true })
  const found = await stat(path, { bigint: true }).catch(() => undefined)
  return found?.ino === opened.ino && found.dev === opened.dev ? Number(found.size) : undefined
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
