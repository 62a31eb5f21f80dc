import { open, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { findBeside, newBeside } from './beside.js'
import { flushFolder } from './disk.js'

const ending = '.part'

/** Removes a new file that is not wanted any more. One that cannot be removed harms nobody. */
const removePartial = (partial: string): Promise<void> => rm(partial, { force: true }).catch(() => {})

/**
 * Removes what a crash left of new files, and makes sure that none which is half done takes the file's place:
 * whoever may rename a file may remove it, so one that cannot be removed cannot take that place either.
 */
export async function removePartials(path: string): Promise<void> {
  for (const partial of await findBeside(path, ending)) await removePartial(partial)
}

/** A file that was removed is written anew for its user only. */
const modeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ mode }) => mode,
    () => 0o600,
  )

async function writeWhole(path: string, content: Iterable<string>, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    await writeFile(file, content)
    await file.datasync()
  } finally {
    await file.close()
  }
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
    await writeWhole(partial, content, await modeOf(path))
    await confirm()
    await rename(partial, path)
  } catch (error) {
    await removePartial(partial)
    throw error
  }
  await flushFolder(dirname(path))
}
