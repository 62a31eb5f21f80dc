import { claim, lastWriter, rememberWriter } from './claims.js'
import { isThere } from './look-up.js'
import type { Place } from './place.js'
import { refusePath } from './refuse-path.js'
import { openPartial, type PartialFile } from './temporary-file.js'

/** Who saves a file, and what it may replace. */
export interface Placing {
  /** The same for the same file of the same result. */
  readonly writer: string
  /** Whether a file that is there is replaced. Default: unless this process saved it there for another writer. */
  readonly overwrite: boolean | undefined
}

const remedy =
  "name another path, or give overwrite: true; result.save('out/{model}-{n}') gives each file of a result a name of its own"

/** The error of a place at which another file is being saved. */
export const refuseClaimed = (path: string): Error =>
  refusePath(`'${path}' is where another file is being saved just now: ${remedy}`)

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
  const release = claim(place.path, writer)
  if (release === undefined) throw refuseClaimed(path)
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
