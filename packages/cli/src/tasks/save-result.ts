import { constants } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import type { Output, SavedFile } from '@mediaplug/core'
import { isMediaplugError } from '../error/is-mediaplug-error.js'

/** Where the files of a result go, unless the user says otherwise: the working directory. */
export const usualPlace = './'

/** How a result is saved. */
export interface SavePlace {
  /** A folder or a pattern of names. */
  readonly where: string
  readonly signal: AbortSignal
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

/** The folder that is there, and what a pattern has below it. */
async function splitPattern(where: string): Promise<{ readonly base: string; readonly rest: string }> {
  const end = /[\\/]$/.test(where) ? '/' : ''
  const whole = resolve(where)
  let base = dirname(whole)
  while (base.includes('{') || !(await isFolder(base))) base = dirname(base)
  return { base, rest: relative(base, whole) + end }
}

/** Whether the same bytes are at both paths; nothing where there is no file at the second. */
async function isSame(path: string, other: string): Promise<boolean | undefined> {
  const there = await readFile(other).catch(() => undefined)
  return there?.equals(await readFile(path))
}

/**
 * Saves a result beside files that were saved of it before the process was interrupted: those that are the same to the
 * byte are kept, those that are missing are added, and any other is in the way.
 */
async function saveBeside(
  output: Output,
  { where, signal }: SavePlace,
  inTheWay: unknown,
): Promise<readonly SavedFile[]> {
  const { base, rest } = await splitPattern(where)
  const staging = await mkdtemp(join(base, '.mediaplug-'))
  try {
    const staged = await output.save(join(staging, rest), { signal })
    const files = staged.map((file) => ({
      staged: file.path,
      file: { ...file, path: join(base, relative(staging, file.path)) },
    }))
    for (const { staged: path, file } of files) if ((await isSame(path, file.path)) === false) throw inTheWay
    for (const { staged: path, file } of files) {
      if (await isSame(path, file.path)) continue
      await mkdir(dirname(file.path), { recursive: true })
      await copyFile(path, file.path, constants.COPYFILE_EXCL)
    }
    return files.map(({ file }) => file)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/**
 * Saves the result of a task that may have been saved before, by a process that was interrupted. Nothing is overwritten.
 *
 * @throws MediaplugError as `output.save` does.
 */
export async function saveAgain(output: Output, place: SavePlace): Promise<readonly SavedFile[]> {
  try {
    return await output.save(place.where, { signal: place.signal })
  } catch (error) {
    if (!isMediaplugError(error) || error.code !== 'invalid-input') throw error
    return saveBeside(output, place, error)
  }
}

/**
 * Saves the result of a request that was sent just now. What nothing could give again is saved elsewhere where a file is
 * in the way: it was paid for.
 *
 * @throws MediaplugError as `output.save` does.
 */
export async function saveNew(output: Output, { where, signal }: SavePlace): Promise<readonly SavedFile[]> {
  try {
    return await output.save(where, { signal })
  } catch (error) {
    if (output.handle || !isMediaplugError(error) || error.code !== 'invalid-input') throw error
    return output.save(join(usualPlace, '{model}-{id}'), { signal })
  }
}
