import { constants } from 'node:fs'
import { copyFile, mkdir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Folders } from '../folder/folders.js'
import { isInside } from '../folder/inside.js'
import type { FileOfResult, TaskResult } from '../ledger/entry.js'

async function isThere({ path, size }: FileOfResult): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() === true && found.size === size
}

/** A file where the host may see it: as it is, or a copy in the folder of this server. */
async function bring(file: FileOfResult, { save, allowed }: Folders): Promise<FileOfResult> {
  const real = await realpath(file.path)
  if (allowed.some((folder) => isInside(real, folder))) return file
  const path = join(save, basename(file.path))
  await mkdir(save, { recursive: true })
  await copyFile(real, path, constants.COPYFILE_EXCL).catch(async (error: unknown) => {
    // An earlier copy is as good.
    if (!(await isThere({ ...file, path }))) throw error
  })
  return { ...file, path }
}

/**
 * The result of a task that ended before, its files where the host may see them: another session may have saved them in
 * another folder.
 *
 * @returns `undefined` where a file is not there any more, or was changed.
 */
export async function bringFiles(result: TaskResult, folders: Folders): Promise<TaskResult | undefined> {
  const areThere = await Promise.all(result.files.map(isThere))
  if (areThere.includes(false)) return undefined
  return { ...result, files: await Promise.all(result.files.map((file) => bring(file, folders))) }
}
