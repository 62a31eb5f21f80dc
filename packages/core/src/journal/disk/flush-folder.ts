import { open } from 'node:fs/promises'

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
