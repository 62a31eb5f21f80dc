import { open, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { findBeside, newBeside } from './beside.js'
import { flushFolder } from './disk.js'

const ending = '.part'

/** Removes what a crash left of new files, and makes sure that none which is half done takes the file's place. */
export async function removePartials(path: string): Promise<void> {
  for (const partial of await findBeside(path, ending)) await rm(partial, { force: true })
}

/**
 * Replaces a file's content at one stroke: a crash at any moment leaves the old file or the new one, whole.
 *
 * What a crash leaves of the new one stays beside it until {@link removePartials}.
 *
 * @param confirm - Called last of all before the old file is replaced: rejects to leave it as it is.
 */
export async function replaceFile(
  path: string,
  content: Iterable<string>,
  confirm: () => Promise<void>,
): Promise<void> {
  const partial = newBeside(path, ending)
  try {
    const { mode } = await stat(path)
    const file = await open(partial, 'wx', mode)
    try {
      await writeFile(file, content)
      await file.datasync()
    } finally {
      await file.close()
    }
    await confirm()
    await rename(partial, path)
  } finally {
    await rm(partial, { force: true })
  }
  await flushFolder(dirname(path))
}
