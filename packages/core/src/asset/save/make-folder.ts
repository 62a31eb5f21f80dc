import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { systemCode } from './disk-error.js'
import { flushEntries } from './flush-entries.js'
import { linkAt, statAt } from './look-up.js'
import { refusePath } from './refuse-path.js'

/**
 * Makes a folder and those above it where they are missing, also one that a link names.
 *
 * Node's own way (`recursive`) follows no link to nothing, and never ends in folders such as `/proc`, where nothing
 * can be made.
 *
 * @throws MediaplugError `invalid-input` where a file is in the way; the system's errors.
 */
export async function makeFolder(folder: string): Promise<void> {
  const found = await statAt(folder)
  if (found?.isDirectory()) return
  if (found) throw refusePath(`'${folder}' is a file, so that nothing can be saved in it`)
  const link = await linkAt(folder)
  if (link !== undefined) return makeFolder(link)
  const above = dirname(folder)
  if (above !== folder) await makeFolder(above)
  await mkdir(folder).catch((error: unknown) => {
    // Somebody else was quicker.
    if (systemCode(error) !== 'EEXIST') throw error
  })
  await flushEntries(above)
}
