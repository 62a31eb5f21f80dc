import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MediaplugError } from '@mediaplug/core'
import type { Folders } from './folders.js'
import { isInside } from './inside.js'

/** Where in a request a file is named. */
export type Place = readonly (string | number)[]

const nameOf = (place: Place): string => place.join('.')

function refused(place: Place, message: string): MediaplugError {
  return new MediaplugError('invalid-input', `${nameOf(place)} ${message}`, {
    phase: 'input',
    issues: [{ path: place, message }],
  })
}

const listed = ({ allowed }: Folders): string => allowed.join(', ') || 'none'

/** The path of a `file:` URL, or the text as it is. */
function pathOf(text: string, place: Place): string {
  if (!/^\s*file:/i.test(text)) return text
  try {
    // A URL's parser would take `file:cat.png` for `/cat.png`.
    if (!/^\s*file:\/\//i.test(text)) throw new TypeError('it is not absolute')
    return fileURLToPath(text.trim())
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw refused(place, `is a file: URL that names no file of this machine: ${reason}`)
  }
}

/** Where a path may lead: a relative one is looked for in each folder. */
const candidates = (path: string, { allowed }: Folders): readonly string[] =>
  isAbsolute(path) ? [path] : allowed.map((folder) => resolve(folder, path))

/**
 * The real path of a file that a request names, links followed.
 *
 * @param text - A path, absolute or relative to an allowed folder, or a `file:` URL.
 * @throws MediaplugError `invalid-input` for a file that is not in an allowed folder, or not there. It does not tell
 *   whether there is a file outside.
 */
export async function allowedPath(text: string, place: Place, folders: Folders): Promise<string> {
  const path = pathOf(text, place)
  const isAllowed = (real: string): boolean => folders.allowed.some((folder) => isInside(real, folder))
  const paths = candidates(path, folders)
  for (const candidate of paths) {
    const real = await realpath(candidate).catch(() => undefined)
    if (real !== undefined && isAllowed(real) && (await stat(real)).isFile()) return real
  }
  const isOutside = !paths.some(isAllowed)
  const what = isOutside
    ? 'is a file outside of the folders that this server may read'
    : 'is no file that is there, or leads out of the folders that this server may read'
  const advice =
    'Give a path inside of them, copy the file there, or ask the user to allow its folder: by --folder, or as a root of the host. An https: URL is taken as it is.'
  throw refused(place, `${what}: '${text.slice(0, 300)}'. The folders: ${listed(folders)}. ${advice}`)
}
