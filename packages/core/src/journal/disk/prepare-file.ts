import { constants, type FileHandle, open, readlink, realpath } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { MediaplugError } from '../../error/error.js'
import { isError } from '../../error/is-error.js'
import { messageOf } from '../../error/message.js'
import { makeFolder } from './make-folder.js'

/** What the system says of a path at which there can be no file, whatever the disk's state. */
const noFile = new Set([
  'EISDIR',
  'ENOTDIR',
  'EEXIST',
  'ENAMETOOLONG',
  'ELOOP',
  'ENXIO',
  'ENODEV',
  'ERR_INVALID_ARG_VALUE',
])

const namesNoFile = (path: string, reason: string, cause?: unknown): MediaplugError =>
  new MediaplugError('invalid-input', `'${path}' is no file; a journal needs one of its own${reason}.`, {
    cause,
  })

const codeOf = (error: unknown): string => (isError(error) && 'code' in error ? String(error.code) : '')

async function openOrMake(path: string): Promise<FileHandle> {
  await makeFolder(dirname(path))
  try {
    // Without waiting: to open a pipe might never end.
    return await open(path, constants.O_CREAT | constants.O_RDWR | constants.O_NONBLOCK, 0o600)
  } catch (error) {
    // A link may lead to where there is no folder.
    const target = codeOf(error) === 'ENOENT' && (await readlink(path).catch(() => undefined))
    if (typeof target !== 'string') throw error
    return openOrMake(resolve(await realpath(dirname(path)), target))
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await openOrMake(path)
  } catch (error) {
    if (noFile.has(codeOf(error))) throw namesNoFile(path, `: ${messageOf(error)}`, error)
    throw error
  }
}

/**
 * Makes sure that a file has one name. Under another, another journal may have it: neither would see the other's claim.
 *
 * @throws MediaplugError `journal`.
 */
export function checkNames(path: string, { nlink }: { readonly nlink: number }): void {
  if (nlink <= 1) return
  throw new MediaplugError(
    'journal',
    `'${path}' has ${nlink} names (hard links); a journal needs a file that has one. Remove the others, or name a copy.`,
  )
}

/**
 * Makes the file, and the folders on its way, where they are not there yet. Only the user may read them.
 *
 * @param path - Absolute.
 * @returns The file's own path: by whichever links it is named, it is one file.
 * @throws MediaplugError `invalid-input` when the path names something else than a file, `journal` for a file
 *   with several names; the system's errors.
 */
export async function prepareFile(path: string): Promise<string> {
  const file = await openFile(path)
  try {
    const found = await file.stat()
    if (!found.isFile()) throw namesNoFile(path, '')
    checkNames(path, found)
  } finally {
    await file.close()
  }
  return realpath(path)
}
