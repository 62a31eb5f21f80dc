import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, resolve } from 'node:path'
import { checkSavePattern } from '@mediaplug/core'
import { UsageError } from '../error/usage-error.js'

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

/**
 * Refuses a place for files before anything is paid: a pattern that says nothing, and a name without placeholders that a
 * file has already.
 *
 * @throws UsageError, MediaplugError that say what is wrong.
 */
export async function checkPlace(where: string): Promise<void> {
  await checkSavePattern(where)
  if (where.includes('{') || /[\\/]$/.test(where) || (await isFolder(where))) return
  const path = resolve(where)
  const name = basename(path, extname(path))
  const names = await readdir(dirname(path)).catch((): string[] => [])
  const there = names.find((known) => basename(known, extname(known)) === name)
  if (there === undefined) return
  throw new UsageError(`${there} is there already, and nothing is overwritten.`, {
    hint: "Give --save another name, or a pattern such as 'out/{model}-{id}'.",
  })
}
