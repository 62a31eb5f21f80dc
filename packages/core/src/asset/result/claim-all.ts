import { realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { claim } from '../save/claims.js'
import { isThere } from '../save/look-up.js'
import { makeFolder } from '../save/make-folder.js'
import { refuseClaimed, refuseTaken } from '../save/open-claimed.js'
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
 * Claims all places that the files of a result may get, at one stroke, so that no other result is saved there
 * meanwhile.
 *
 * @returns What lets them go.
 * @throws MediaplugError `invalid-input` where another file is being saved at one of them, or no folder can be made.
 */
export async function claimAll(files: readonly PlannedFile[]): Promise<() => void> {
  const folders = await realFolders(files)
  const held: (() => void)[] = []
  const release = (): void => {
    for (const letGo of held) letGo()
  }
  for (const { file, paths } of files) {
    for (const path of paths) {
      const letGo = claim(join(folders.get(dirname(path)) ?? '', basename(path)), file.writer)
      if (letGo === undefined) {
        release()
        throw refuseClaimed(path)
      }
      held.push(letGo)
    }
  }
  return release
}

/**
 * Refuses to save where files are already, before anything is fetched.
 *
 * @throws MediaplugError `invalid-input` that names some of them.
 */
export async function checkNoneThere(files: readonly PlannedFile[]): Promise<void> {
  const taken: string[] = []
  for (const { paths } of files) {
    for (const path of paths) if (await orPathError(path, isThere(path))) taken.push(path)
  }
  if (taken.length > 0) throw refuseTaken(taken.slice(0, mostNamed), apart)
}
