import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** The name of a new journal's file. Host and process are for people; no two names are the same. */
export const newName = (): string =>
  `${hostname()
    .slice(0, 40)
    .replaceAll(/[^\w.-]/g, '-')}-${process.pid}-${randomUUID()}.jsonl`

const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}'
const isJournal = /\.jsonl$/
const isMade = new RegExp(`-\\d+-${uuid}\\.jsonl$`)
const besideJournal = new RegExp(`^(.+\\.jsonl)\\.${uuid}\\.(?:lock|part)$`)

/** Whether a name is one that {@link newName} gave. */
export const isMadeName = (name: string): boolean => isMade.test(name)

/** What the journals of a folder are called. */
export interface Entries {
  /** The paths of the files that are there. */
  readonly files: readonly string[]
  /** The paths of those that are gone, and of which a lock or a part is left. */
  readonly gone: readonly string[]
}

/**
 * Lists the journals of a folder: all that ends in `.jsonl`. Other files are none of its business.
 *
 * @param own - The path that is left out.
 */
export async function listEntries(folder: string, own: string): Promise<Entries> {
  const names = new Set(await readdir(folder))
  const owners = [...names].map((name) => besideJournal.exec(name)?.[1]).filter((name) => name !== undefined)
  const gone = [...new Set(owners)].filter((name) => !names.has(name))
  const toPaths = (found: readonly string[]): readonly string[] =>
    found
      .toSorted()
      .map((name) => join(folder, name))
      .filter((path) => path !== own)
  return { files: toPaths([...names].filter((name) => isJournal.test(name))), gone: toPaths(gone) }
}
