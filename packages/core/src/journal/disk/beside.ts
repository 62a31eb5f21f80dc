import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const token = /^[\da-f-]{36}$/

/** The path of a new file beside another. No two are the same. */
export const newBeside = (file: string, ending: string): string => `${file}.${randomUUID()}${ending}`

/** The files beside another that {@link newBeside} named. A folder or a link of such a name is none of them. */
export async function findBeside(file: string, ending: string): Promise<string[]> {
  const folder = dirname(file)
  const beginning = `${basename(file)}.`
  const isNamedSo = (name: string): boolean =>
    name.startsWith(beginning) &&
    name.endsWith(ending) &&
    token.test(name.slice(beginning.length, -ending.length))
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && isNamedSo(entry.name))
    .map(({ name }) => join(folder, name))
}
