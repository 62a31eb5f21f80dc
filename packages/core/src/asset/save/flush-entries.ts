import { flushFolder } from '../../journal/disk/disk.js'
import { systemCode } from './disk-error.js'

/** A folder that this user may not read, or whose file system flushes no folders. */
const notOffered = new Set(['EACCES', 'EPERM', 'EINVAL', 'EISDIR', 'ENOSYS', 'ENOTSUP'])

/** Flushes a folder's entries to disk where the system lets us, so that a new name outlasts a power failure. */
export async function flushEntries(folder: string): Promise<void> {
  try {
    await flushFolder(folder)
  } catch (error) {
    if (!notOffered.has(systemCode(error) ?? '')) throw error
  }
}
