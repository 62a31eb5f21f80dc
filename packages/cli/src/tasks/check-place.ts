import { constants } from 'node:fs'
import { access, readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, resolve } from 'node:path'
import { checkSavePattern } from '@mediaplug/core'
import { UsageError } from '../error/usage-error.js'

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

const anotherPlace = 'Give --save another place.'

/** The folder that files of a pattern go to, as far as it is known before there is a result. */
async function folderOf(where: string): Promise<string> {
  const whole = resolve(where)
  let folder = /[\\/]$/.test(where) || (await isFolder(where)) ? whole : dirname(whole)
  while (folder.includes('{')) folder = dirname(folder)
  return folder
}

/**
 * Refuses a folder that no file can be saved in, and a pattern that says nothing, before anything is paid or asked.
 *
 * @throws UsageError, MediaplugError that say what is wrong.
 */
export async function checkFolder(where: string): Promise<void> {
  await checkSavePattern(where)
  let folder = await folderOf(where)
  let found = await stat(folder).catch(() => undefined)
  // What is not there is made, in the nearest folder that is.
  while (!found && folder !== dirname(folder)) {
    folder = dirname(folder)
    found = await stat(folder).catch(() => undefined)
  }
  if (found && !found.isDirectory()) {
    throw new UsageError(`${folder} is a file, so that nothing can be saved in it.`, { hint: anotherPlace })
  }
  await access(folder, constants.W_OK | constants.X_OK).catch((cause: unknown) => {
    throw new UsageError(`${folder} cannot be written, so that nothing can be saved in it.`, {
      hint: anotherPlace,
      cause,
    })
  })
}

/**
 * Refuses a place for files before anything is paid: a pattern that says nothing, a folder that cannot be written, and a
 * name without placeholders that a file has already.
 *
 * @throws UsageError, MediaplugError that say what is wrong.
 */
export async function checkPlace(where: string): Promise<void> {
  await checkFolder(where)
  if (where.includes('{') || /[\\/]$/.test(where) || (await isFolder(where))) return
  const path = resolve(where)
  const name = basename(path, extname(path))
  const names = await readdir(dirname(path)).catch((): string[] => [])
  const there = names.find((known) => basename(known, extname(known)) === name)
  if (there === undefined) return
  throw new UsageError(`${there} is there already, and nothing is overwritten.`, {
    hint: "Give --save another name, or a pattern such as 'out/{model}-{id}'.",
  })
}
