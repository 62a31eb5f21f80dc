import { parse, resolve, sep } from 'node:path'
import { show } from '../../error/show.js'
import { objectionToName } from './name-rules.js'
import { pathError, refusePath } from './refuse-path.js'

const endsInFolder = /(^|[\\/])\.{0,2}$/
const beginsAsUrl = /^[a-z][a-z\d+.-]+:\/\//i

/** Whether a path names a folder by its text alone, as `output/` and `output/..` do. */
export const namesFolder = (path: string): boolean => endsInFolder.test(path)

/**
 * Checks the names that an absolute path is made of.
 *
 * @param extension - An ending that is to be added to the last of them.
 * @throws MediaplugError `invalid-input` for a name that the system does not allow.
 */
export function checkNames(path: string, extension?: string): void {
  const ending = extension === undefined ? '' : `.${extension}`
  for (const name of `${path}${ending}`.slice(parse(path).root.length).split(sep)) {
    const objection = objectionToName(name)
    if (objection !== undefined) {
      throw refusePath(`${objection}${ending && `, with '${ending}', the ending that is added`}`)
    }
  }
}

/**
 * A path made absolute.
 *
 * @param given - As errors name it. Default: the path.
 * @throws MediaplugError `invalid-input` where the working directory is gone.
 */
export function absolute(path: string, given: string = path): string {
  try {
    return resolve(path)
  } catch (error) {
    throw pathError(given, error)
  }
}

/**
 * Checks that a path is a text that can be one.
 *
 * @param path - As a program without types may give it.
 * @param example - What to give in its place.
 * @throws MediaplugError `invalid-input` that says what is wrong.
 */
export function checkText(path: unknown, example: string): string {
  if (typeof path !== 'string') throw refusePath(`the path must be a string, got ${show(path)}`)
  if (path === '') throw refusePath(`the path is empty; ${example}`)
  if (path.includes('\0')) throw refusePath('the path has a NUL character, which no path may have')
  if (beginsAsUrl.test(path)) throw refusePath(`${show(path)} is a URL; name a file on this machine`)
  return path
}

/**
 * Checks by its text alone that a path can name a file.
 *
 * @param given - As a program without types may give it.
 * @returns The path made absolute.
 * @throws MediaplugError `invalid-input` that says what is wrong.
 */
export function checkPath(given: unknown): string {
  const path = checkText(given, "name a file, as in 'output/kite'")
  if (namesFolder(path)) throw refusePath(`'${path}' names a folder; name the file in it as well`)
  const target = absolute(path)
  checkNames(target)
  return target
}
