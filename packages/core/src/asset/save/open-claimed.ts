import { type Claimant, claim, lastWriter, rememberWriter, writingAt } from './claims.js'
import { isThere } from './look-up.js'
import type { Place } from './place.js'
import { refusePath } from './refuse-path.js'
import { openPartial, type PartialFile } from './temporary-file.js'

/** Who saves a file, and what it may replace. */
export interface Placing extends Claimant {
  /** Whether a file that is there is replaced. Default: unless this process saved it there for another writer. */
  readonly overwrite: boolean | undefined
}

const ownNames = "result.save('out/{model}-{n}') gives each file of a result a name of its own"
const remedy = `name another path, or give overwrite: true; ${ownNames}`

/**
 * Claims a place.
 *
 * @param path - As errors name the place.
 * @param place - Where it really is, with no link in it.
 * @returns What lets it go.
 * @throws MediaplugError `invalid-input` where a file is being saved.
 */
export function claimPlace(path: string, place: string, claimant: Claimant): () => void {
  const release = claim(place, claimant)
  if (release !== undefined) return release
  const isSame = writingAt(place) === claimant.writer
  throw refusePath(
    isSame
      ? `'${path}' is where the same file is being saved just now: wait for the call that saves it, or name another path`
      : `'${path}' is where another file is being saved just now: name another path; ${ownNames}`,
  )
}

/**
 * The error of places at which something is.
 *
 * @param further - What else may be done about it. Default: nothing.
 */
export function refuseTaken(paths: readonly string[], further = ''): Error {
  const what = paths.map((path) => `'${path}'`).join(', ')
  const is = paths.length === 1 ? 'is' : 'are'
  return refusePath(`${what} ${is} there already: name another path${further}, or give overwrite: true`)
}

/** What is there may be replaced, or nothing is there. */
async function checkFree(path: string, place: string, { writer, overwrite }: Placing): Promise<void> {
  if (overwrite === true) return
  const last = lastWriter(place)
  const isAnothers = last !== undefined && last !== writer
  if ((overwrite === undefined && !isAnothers) || !(await isThere(place))) return
  if (overwrite === false) throw refuseTaken([path])
  throw refusePath(
    `'${path}' was saved by this process before, for another file, which would be lost: ${remedy}`,
  )
}

/**
 * Begins a file at a place that nobody else of this process is writing at.
 *
 * @param path - As errors name the place.
 * @throws MediaplugError `invalid-input` where it is claimed or taken; the system's errors.
 */
export async function openClaimed(path: string, place: Place, placing: Placing): Promise<PartialFile> {
  const { writer, overwrite } = placing
  const release = claimPlace(path, place.path, placing)
  try {
    await checkFree(path, place.path, placing)
    return await openPartial(place, {
      isNew: overwrite === false,
      onPut: () => rememberWriter(place.path, writer),
      onEnd: release,
    })
  } catch (error) {
    release()
    throw error
  }
}
