import { constants } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { dirname, extname, join, relative, resolve } from 'node:path'
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
  const staging = await mkdtemp(join(base, '.mediaplug-')).catch(() => {
    throw inTheWay
  })
  try {
    const staged = await output.save(join(staging, rest), { signal })
    const files = staged.map((file) => ({
      staged: file.path,
      file: { ...file, path: join(base, relative(staging, file.path)) },
    }))
    for (const { staged: path, file } of files) if ((await isSame(path, file.path)) === false) throw inTheWay
    for (const { staged: path, file } of files) {
      if (await isSame(path, file.path)) continue
      await mkdir(dirname(file.path), { recursive: true }).catch(() => {
        throw inTheWay
      })
      await copyFile(path, file.path, constants.COPYFILE_EXCL)
    }
    return files.map(({ file }) => file)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

const isInTheWay = (error: unknown): boolean => isMediaplugError(error) && error.code === 'invalid-input'

/** The same place with names that no other result has. */
function distinct(where: string): string {
  const ending = extname(where)
  return `${where.slice(0, where.length - ending.length)}-{id}${ending}`
}

/**
 * Saves at a place, or where something is in the way beside it, under names of the result's own: what was paid for is
 * not left for the sake of a name.
 */
async function saveBy(save: (where: string) => Promise<readonly SavedFile[]>, where: string) {
  try {
    return await save(where)
  } catch (error) {
    if (!isInTheWay(error)) throw error
    return await save(distinct(where)).catch((reason: unknown) => {
      throw isInTheWay(reason) ? error : reason
    })
  }
}

/**
 * Saves the result of a task that may have been saved before, by a process that was interrupted. Nothing is overwritten.
 *
 * @throws MediaplugError as `output.save` does.
 */
export function saveAgain(output: Output, { where, signal }: SavePlace): Promise<readonly SavedFile[]> {
  async function save(place: string): Promise<readonly SavedFile[]> {
    try {
      return await output.save(place, { signal })
    } catch (error) {
      if (!isInTheWay(error)) throw error
      return saveBeside(output, { where: place, signal }, error)
    }
  }
  return saveBy(save, where)
}

/**
 * Saves the result of a request that was sent just now. Nothing is overwritten. What nothing could give again is saved
 * elsewhere where its place takes no file at all: it was paid for.
 *
 * @throws MediaplugError as `output.save` does.
 */
export async function saveNew(output: Output, { where, signal }: SavePlace): Promise<readonly SavedFile[]> {
  try {
    return await saveBy((place) => output.save(place, { signal }), where)
  } catch (error) {
    if (output.handle || !isInTheWay(error)) throw error
    return output.save(join(usualPlace, '{model}-{id}'), { signal })
  }
}
