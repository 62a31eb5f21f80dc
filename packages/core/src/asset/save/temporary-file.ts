import { randomUUID } from 'node:crypto'
import type { Stats } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { diskError, systemCode } from './disk-error.js'
import { flushEntries } from './flush-entries.js'
import type { Place } from './place.js'
import { putNew } from './put-new.js'
import { refusePath } from './refuse-path.js'

const permissions = 0o777

async function orDiskError(acting: Promise<void>): Promise<void> {
  try {
    await acting
  } catch (error) {
    throw diskError(error)
  }
}

/** Gives a new file the mode of another and, where this user may, its owner. */
async function resemble(file: FileHandle, { uid, gid, mode }: Stats): Promise<void> {
  const made = await file.stat()
  if (made.uid !== uid || made.gid !== gid) await file.chown(uid, gid).catch(() => {})
  if ((made.mode & permissions) !== (mode & permissions)) await file.chmod(mode & permissions)
}

/** What is to become of a file, and who is told. */
export interface Ending {
  /** Whether it replaces nothing, be it made meanwhile. */
  readonly isNew: boolean
  /** Told when it is in its place. */
  onPut(): void
  /** Told when it is in its place or given up; more than once. */
  onEnd(): void
}

/** A file that is being written, under a temporary name in the folder of its place. */
export class PartialFile {
  readonly #place: Place
  readonly #ending: Ending | undefined
  readonly #path: string
  readonly #file: FileHandle

  constructor(place: Place, path: string, file: FileHandle, ending: Ending | undefined) {
    this.#place = place
    this.#ending = ending
    this.#path = path
    this.#file = file
  }

  /** @throws MediaplugError `download` for what the disk does. */
  write(piece: Uint8Array): Promise<void> {
    return orDiskError(this.#file.writeFile(piece))
  }

  /**
   * Puts it in its place at one stroke, once it is on disk as a whole.
   *
   * @throws MediaplugError `download` for what the disk does, `invalid-input` where it is to be new and something is
   *   there by now.
   */
  complete(): Promise<void> {
    return orDiskError(this.#complete())
  }

  /** Removes what there is of it; of one that is complete there is nothing. */
  async discard(): Promise<void> {
    try {
      await this.#file.close()
      await rm(this.#path, { force: true })
    } finally {
      this.#ending?.onEnd()
    }
  }

  async #complete(): Promise<void> {
    await this.#file.sync()
    await this.#file.close()
    if (this.#ending?.isNew) await this.#putNew()
    else await rename(this.#path, this.#place.path)
    this.#ending?.onPut()
    await flushEntries(dirname(this.#path))
  }

  async #putNew(): Promise<void> {
    const { path } = this.#place
    try {
      await putNew(this.#path, path)
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error
      throw refusePath(`'${path}' was made by somebody else meanwhile, and is not replaced`, error)
    }
  }
}

/**
 * Begins a file beside its place. One that will replace another has the other's mode from the beginning: what nobody
 * else may read, nobody reads while it is written.
 *
 * @param ending - What is to become of it. Default: it replaces what is there.
 * @throws The system's errors.
 */
export async function openPartial(place: Place, ending?: Ending): Promise<PartialFile> {
  const { path, replaced } = place
  // Not made of the file's own name, which may be as long as the system allows.
  const temporary = join(dirname(path), `.${randomUUID()}.part`)
  const file = await open(temporary, 'wx', replaced && replaced.mode & permissions)
  const partial = new PartialFile(place, temporary, file, ending)
  try {
    if (replaced) await resemble(file, replaced)
    return partial
  } catch (error) {
    await partial.discard()
    throw error
  }
}
