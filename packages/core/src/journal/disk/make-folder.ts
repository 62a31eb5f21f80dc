import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { flushFolder } from './disk.js'

/**
 * Makes a folder, and those on its way, where they are not there yet, on disk. Only the user may read them.
 *
 * @throws The system's errors.
 */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) await flushFolder(dirname(made))
}
