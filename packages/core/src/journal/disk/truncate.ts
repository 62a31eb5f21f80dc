import { open } from 'node:fs/promises'

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
