import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { MediaplugError } from '@mediaplug/core'
import { type Entry, parseEntry } from './entry.js'

/** An entry, and where it is. */
export interface Shelved {
  readonly number: number
  readonly entry: Entry
  /** When its owner gave the last sign of life, in ms since 1970. */
  readonly touchedAt: number
}

/** What is on a shelf. */
interface Contents {
  /** The entries: those of the last task first, and of each task the last first. */
  readonly entries: readonly Shelved[]
  /** The number of the next one. */
  readonly next: number
}

/** The entries of one request: numbered files in a folder, of which the last counts. */
export interface Shelf {
  /** @throws MediaplugError `journal` for a folder or an entry that is there and cannot be read. */
  read(): Promise<Contents>
  /** Adds an entry. Of several processes that add the same number, one alone is given `true`. */
  add(number: number, entry: Entry): Promise<boolean>
  /** Replaces an entry at one stroke. */
  replace(number: number, entry: Entry): Promise<void>
  /** Says when its owner gave the last sign of life. */
  touch(number: number, at: Date): Promise<void>
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/**
 * What is read, or `nothing` where nothing is there. What cannot be read for another reason is no sign that nothing was
 * asked for, so that it is an error.
 */
async function orNothing<T, N>(reading: Promise<T>, nothing: N): Promise<T | N> {
  try {
    return await reading
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return nothing
    const reason = error instanceof Error ? error.message : String(error)
    const message = `What was asked for before cannot be read: ${reason}. Nothing was sent, so that nothing is paid twice.`
    throw new MediaplugError('journal', message, { cause: error })
  }
}

async function write(path: string, entry: Entry): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(JSON.stringify(entry))
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** The shelf in a folder, which is made when the first entry is added. */
export function openShelf(folder: string): Shelf {
  const pathOf = (number: number): string => join(folder, `${number}.json`)

  async function readEntry(number: number): Promise<Shelved | undefined> {
    const path = pathOf(number)
    const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)])
    const entry = parseEntry(text)
    return entry && { number, entry, touchedAt: mtimeMs }
  }

  /** Puts a whole entry in its place by one act, so that nobody ever reads half of one. */
  async function put(entry: Entry, place: (partial: string) => Promise<void>): Promise<void> {
    const partial = join(folder, `${randomUUID()}.part`)
    try {
      await write(partial, entry)
      await place(partial)
    } finally {
      await rm(partial, { force: true })
    }
  }

  return {
    async read() {
      const names = await orNothing(readdir(folder), [])
      const numbers = names.flatMap((name) => {
        const [, digits] = /^(\d+)\.json$/.exec(name) ?? []
        return digits === undefined ? [] : [Number(digits)]
      })
      const found = await Promise.all(numbers.map((number) => orNothing(readEntry(number), undefined)))
      const entries = found.filter((shelved) => shelved !== undefined)
      return {
        entries: entries.toSorted(
          (one, other) => other.entry.task - one.entry.task || other.number - one.number,
        ),
        next: Math.max(0, ...numbers) + 1,
      }
    },
    async add(number, entry) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      try {
        await put(entry, (partial) => link(partial, pathOf(number)))
        return true
      } catch (error) {
        if (hasCode(error, 'EEXIST')) return false
        throw error
      }
    },
    replace: (number, entry) => put(entry, (partial) => rename(partial, pathOf(number))),
    touch: (number, at) => utimes(pathOf(number), at, at),
  }
}
