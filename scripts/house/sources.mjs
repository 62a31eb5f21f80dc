// The house's files, read into memory: what checks and draws the structure works on `Sources`, real or made up.
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/**
 * The text of files by their path, which is relative and has forward slashes.
 *
 * @typedef {ReadonlyMap<string, string>} Sources
 */

const installedOrBuilt = [
  /(^|\/)(node_modules|dist|lib|coverage|\.turbo|\.git)$/,
  /^tests\/examples$|^((docs|tests\/mutants)\/)?output$/,
  /^docs\/(api|models|packages|project|public\/(media|models)|\.vitepress\/(cache|\.temp))$/,
]

/**
 * The paths of all files below a folder, but for what is installed or built.
 *
 * @param {string} folder
 * @param {string} [below]
 * @returns {string[]}
 */
export function listFiles(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = posix.join(below, entry.name)
      if (!entry.isDirectory()) return [path]
      return installedOrBuilt.some((built) => built.test(path)) ? [] : listFiles(folder, path)
    })
    .toSorted()
}

/**
 * Reads those files of a folder that are wanted.
 *
 * @param {string} folder
 * @param {(path: string) => boolean} wanted
 * @returns {Sources}
 */
export function readFiles(folder, wanted) {
  return new Map(
    listFiles(folder)
      .filter(wanted)
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  )
}

/**
 * Whether a path names a source of a program: TypeScript or a JavaScript module, and no test.
 *
 * @param {string} path
 */
export function isSource(path) {
  return /(?<!\.d)\.m?[jt]s$/.test(path) && !/\.test(-d)?\.m?[jt]s$/.test(path)
}

/**
 * The files below a folder, by their path in it.
 *
 * @param {Sources} sources
 * @param {string} folder
 * @returns {Sources}
 */
export function within(sources, folder) {
  return new Map(
    [...sources]
      .filter(([path]) => path.startsWith(`${folder}/`))
      .map(([path, text]) => [path.slice(folder.length + 1), text]),
  )
}
