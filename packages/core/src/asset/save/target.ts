import { extname } from 'node:path'
import { extensionOf, longestExtension } from '../../file/type/file-type.js'
import { checkNames, checkPath } from './check-path.js'
import { linkAt } from './look-up.js'
import { openClaimed, type Placing } from './open-claimed.js'
import { findPlace } from './place.js'
import { pathError } from './refuse-path.js'
import { openPartial, type PartialFile } from './temporary-file.js'

/** Where a file is to be saved, as its caller says it. */
export interface Target {
  /** The path that a file with this ending has. */
  pathWith(extension: string | undefined): string
  /**
   * Begins the file under the path that it has with this ending.
   *
   * @throws MediaplugError `invalid-input` for a path where no file can be, `download` for what the disk does.
   */
  open(extension: string | undefined): Promise<PartialFile>
}

/** What looking gives, and the system's error as one of the path. */
export async function orPathError<T>(path: string, looking: Promise<T>): Promise<T> {
  try {
    return await looking
  } catch (error) {
    throw pathError(path, error)
  }
}

/**
 * Begins a file at a path.
 *
 * @param path - Absolute and complete.
 * @throws MediaplugError `invalid-input` for a path where no file can be, `download` for what the disk does.
 */
export function openAt(path: string, placing: Placing | undefined): Promise<PartialFile> {
  const opening = findPlace(path).then((place) =>
    placing ? openClaimed(path, place, placing) : openPartial(place),
  )
  return orPathError(path, opening)
}

/**
 * Finds out what a path means.
 *
 * A path without an ending gets the one that the bytes tell, unless it is a link: that says which file is meant.
 *
 * @param given - As a program without types may give it.
 * @param usualMediaType - The ending of such a file must fit, or, where it is not known, any.
 * @param placing - Who saves it. Default: it replaces what is there.
 * @throws MediaplugError `invalid-input` for a path where no file can be, `download` for what the disk does.
 */
export async function findTarget(given: unknown, usualMediaType: string, placing?: Placing): Promise<Target> {
  const path = checkPath(given)
  const takesEnding = extname(path) === '' && (await orPathError(path, linkAt(path))) === undefined
  if (takesEnding) {
    checkNames(path, extensionOf(usualMediaType) ?? longestExtension)
    // A folder of that name is what the caller means, though the name with its ending may be free.
    await orPathError(path, findPlace(path))
  }
  const pathWith = (extension: string | undefined): string =>
    takesEnding && extension !== undefined ? `${path}.${extension}` : path
  return {
    pathWith,
    async open(extension) {
      const complete = pathWith(extension)
      if (complete !== path) checkNames(path, extension)
      return await openAt(complete, placing)
    },
  }
}
