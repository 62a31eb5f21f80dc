import { link, open, rename, rm } from 'node:fs/promises'
import { systemCode } from './disk-error.js'

/** What file systems say that give a file no second name. */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK', 'UNKNOWN'])

/**
 * Gives a file a name that nothing has. What appears there meanwhile is not replaced.
 *
 * @throws The system's errors: `EEXIST` where the name is taken.
 */
export async function putNew(from: string, to: string): Promise<void> {
  try {
    return await link(from, to)
  } catch (error) {
    if (!noLinks.has(systemCode(error) ?? '')) throw error
  }
  const placeholder = await open(to, 'wx')
  await placeholder.close()
  try {
    await rename(from, to)
  } catch (error) {
    await rm(to, { force: true })
    throw error
  }
}
