import { mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { MediaplugError } from '@mediaplug/core'
import type { Folders } from './folders.js'

/** The folder for files in a project of the host's: they are not strewn over it. */
const ownFolder = 'media'

async function realFolder(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true })
    return await realpath(path)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const message = `The folder ${path} cannot be used: ${reason}. Name another one with --folder.`
    throw new MediaplugError('invalid-input', message, { phase: 'input', cause })
  }
}

/**
 * The folders that were named when the server was started: files are saved in the first.
 *
 * @throws MediaplugError `invalid-input` for one that cannot be made.
 */
export async function namedFolders(paths: readonly string[]): Promise<Folders | undefined> {
  const allowed = await Promise.all(paths.map(realFolder))
  const [save] = allowed
  return save === undefined ? undefined : { save, allowed }
}

/** The folders of a project, as far as they are there: files are saved in `media` of the first. */
export async function projectFolders(paths: readonly string[]): Promise<Folders | undefined> {
  const found = await Promise.all(paths.map((path) => realpath(path).catch(() => undefined)))
  const allowed = found.filter((path) => path !== undefined)
  const [first] = allowed
  return first === undefined ? undefined : { save: join(first, ownFolder), allowed }
}
