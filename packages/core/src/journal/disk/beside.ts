import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const token = /^[\da-f-]{36}$/

/** The path of a new file beside another. No two are the same. */
export const newBeside = (file: string, ending: string): string => `${file}.${randomUUID()}${ending}`

/** The files beside another that {@link newBeside} named. */
export async function findBeside(file: string, ending: string): Promise<string[]> {
  const folder = dirname(file)
  const beginning = `${basename(file)}.`
  const isBeside = (name: string): boolean =>
    name.startsWith(beginning) &&
    name.endsWith(ending) &&
    token.test(name.slice(beginning.length, -ending.length))
  return (await readdir(folder)).filter(isBeside).map((name) => join(folder, name))
}
