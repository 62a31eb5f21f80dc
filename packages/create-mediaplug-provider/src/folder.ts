import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What may be in a folder that counts as empty: `git init` comes first with some. */
const ignored = new Set(['.git'])

/** Why nothing can be written to a folder, `undefined` where it is empty or not there yet. */
export function folderProblem(folder: string): string | undefined {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found === undefined) return undefined
  if (!found.isDirectory()) return `${folder} is a file. Name another folder with --directory.`
  const [entry] = readdirSync(folder).filter((name) => !ignored.has(name))
  if (entry === undefined) return undefined
  return `${folder} is not empty: it has ${entry}. Nothing was written. Name another folder with --directory, or empty this one.`
}

/** Writes files into a folder, by their path in it. A file that is there already is an error, never replaced. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text, { flag: 'wx' })
  }
}
