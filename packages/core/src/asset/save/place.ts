import type { Stats } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { namesFolder } from './check-path.js'
import { linkAt, statAt } from './look-up.js'
import { makeFolder } from './make-folder.js'
import { refusePath } from './refuse-path.js'

/** Where a file really comes to stand. */
export interface Place {
  /** Absolute, with no link in it. */
  readonly path: string
  /** The file that is there. */
  readonly replaced: Stats | undefined
}

/** The bit of a folder, such as `/tmp`, in which nobody replaces what belongs to others. */
const sticky = 0o1000

/** Refuses to replace a file that the system would not let this user replace in the end. */
async function checkOwner(path: string, { uid }: Stats): Promise<void> {
  const user = process.geteuid?.()
  if (user === undefined || user === 0 || user === uid) return
  const folder = await stat(dirname(path))
  if ((folder.mode & sticky) !== 0 && folder.uid !== user) {
    throw refusePath(`'${path}' belongs to another user, and only its owner may replace it there`)
  }
}

/**
 * Finds the place that a path leads to. Links are followed, also one to nothing, and folders that are missing are
 * made.
 *
 * @param path - Absolute.
 * @throws MediaplugError `invalid-input` where something else than a file is; the system's errors.
 */
export async function findPlace(path: string): Promise<Place> {
  if (namesFolder(path)) throw refusePath(`'${path}' names a folder; name the file in it as well`)
  const replaced = await statAt(path)
  if (replaced?.isDirectory()) throw refusePath(`'${path}' is a folder; name the file in it as well`)
  if (replaced && !replaced.isFile()) {
    throw refusePath(`'${path}' is a device, a pipe or a socket; only a file can be replaced`)
  }
  if (replaced) {
    const real = await realpath(path)
    await checkOwner(real, replaced)
    return { path: real, replaced }
  }
  const link = await linkAt(path)
  if (link !== undefined) return findPlace(link)
  await makeFolder(dirname(path))
  return { path: join(await realpath(dirname(path)), basename(path)), replaced }
}
