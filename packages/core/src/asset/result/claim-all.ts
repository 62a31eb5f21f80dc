import { realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isThere, statAt } from '../save/look-up.js'
import { makeFolder } from '../save/make-folder.js'
import { claimPlace, refuseTaken } from '../save/open-claimed.js'
import { findPlace } from '../save/place.js'
import { orPathError } from '../save/target.js'
import type { PlannedFile } from './plan.js'

const mostNamed = 3
const apart = ', for which {id} tells results of one model apart'

/** The folders of files, made where they are missing, by where they really are. */
async function realFolders(files: readonly PlannedFile[]): Promise<ReadonlyMap<string, string>> {
  const folders = new Map<string, string>()
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) {
    const real = orPathError(
      folder,
      makeFolder(folder).then(() => realpath(folder)),
    )
    folders.set(folder, await real)
  }
  return folders
}

/**
 * Claims all places that the files of a result may get, at one stroke, so that nothing else is saved there
 * meanwhile, be it the same result by another call.
 *
 * @returns What lets them go.
 * @throws MediaplugError `invalid-input` where a file is being saved at one of them, or no folder can be made.
 */
export async function claimAll(files: readonly PlannedFile[]): Promise<() => void> {
  const folders = await realFolders(files)
  const held: (() => void)[] = []
  const release = (): void => {
    for (const letGo of held) letGo()
  }
  try {
    for (const { paths, claimant } of files) {
      for (const path of paths) {
        const place = join(folders.get(dirname(path)) ?? '', basename(path))
        held.push(claimPlace(path, place, claimant))
      }
    }
    return release
  } catch (error) {
    release()
    throw error
  }
}

/** Whether something is at a place that keeps a file from being saved there. */
async function isTaken(path: string, { path: bare }: PlannedFile, overwrite: boolean): Promise<boolean> {
  if (!(await isThere(path))) return false
  const isFolder = (await statAt(path))?.isDirectory() === true
  // Beside a folder there is room for a file with an ending, which nearly every file has.
  if (isFolder && path === bare) return false
  // What may be replaced is a file.
  if (isFolder || overwrite) await findPlace(path)
  return !overwrite
}

/**
 * Refuses to save where something is, before anything is fetched.
 *
 * @param overwrite - Whether files may be replaced.
 * @throws MediaplugError `invalid-input` that names some of them.
 */
export async function checkPlaces(files: readonly PlannedFile[], overwrite: boolean): Promise<void> {
  const taken: string[] = []
  for (const file of files) {
    for (const path of file.paths) {
      if (await orPathError(path, isTaken(path, file, overwrite))) taken.push(path)
    }
  }
  if (taken.length > 0) throw refuseTaken(taken.slice(0, mostNamed), apart)
}
