import { realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { MediaplugError } from '../../error/error.js'
import { isError } from '../../error/is-error.js'
import { messageOf } from '../../error/message.js'
import { makeFolder } from '../disk/make-folder.js'
import { prepareFile } from '../disk/prepare-file.js'
import type { TakenFile } from '../file/store.js'
import { takeLock } from '../lock/lock.js'

const noFolder = new Set(['EEXIST', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'])

function unusable(folder: string, cause: unknown): MediaplugError {
  const code = isError(cause) && 'code' in cause ? String(cause.code) : ''
  const reason = messageOf(cause)
  return noFolder.has(code)
    ? new MediaplugError('journal', `'${folder}' is no folder; folderJournal() needs one: ${reason}`, {
        cause,
      })
    : new MediaplugError('journal', `the journal's folder '${folder}' cannot be used: ${reason}`, { cause })
}

/**
 * Makes the folder where it is not there yet. Only the user may read it.
 *
 * @returns Its own path, by whichever links it is named.
 * @throws MediaplugError `journal`.
 */
export async function prepareFolder(folder: string): Promise<string> {
  try {
    await makeFolder(folder)
    return await realpath(folder)
  } catch (cause) {
    throw unusable(folder, cause)
  }
}

/**
 * Makes and locks a new journal's file, in its folder. The lock comes first: a file without one is taken over.
 *
 * @throws MediaplugError `journal`. The system's errors.
 */
export async function takeNew(path: string): Promise<TakenFile> {
  const file = join(await prepareFolder(dirname(path)), basename(path))
  const lock = await takeLock(file)
  try {
    return { file: await prepareFile(file), lock }
  } catch (error) {
    await lock.withdraw()
    throw error
  }
}
