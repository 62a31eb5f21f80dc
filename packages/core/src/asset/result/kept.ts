import { stat } from 'node:fs/promises'
import type { SavedFile } from '../../file/saved-file.js'
import type { PlannedFile } from './plan.js'

/** How many files are remembered that were saved of results of which others could not be. */
const mostRemembered = 10_000

/** A file as it was when it was saved. */
interface KeptFile {
  readonly saved: SavedFile
  readonly modifiedAt: number
}

/** What was saved of results of which not all could be, by file and path; the longest ago first. */
const kept = new Map<string, KeptFile>()

const keyOf = ({ file }: PlannedFile, path: string): string => `${file.writer} ${path}`

async function isUnchanged({ saved, modifiedAt }: KeptFile): Promise<boolean> {
  const now = await stat(saved.path).catch(() => undefined)
  return now?.isFile() === true && now.size === saved.size && now.mtimeMs === modifiedAt
}

/** What an earlier call has saved of these files at these places and is still there, by the file's place in the result. */
export async function keptOf(files: readonly PlannedFile[]): Promise<Map<number, SavedFile>> {
  const found = new Map<number, SavedFile>()
  for (const [index, file] of files.entries()) {
    for (const path of file.paths) {
      const before = kept.get(keyOf(file, path))
      if (before && (await isUnchanged(before))) found.set(index, before.saved)
    }
  }
  return found
}

/** Remembers what was saved of files of which others could not be. */
export async function keep(
  files: readonly PlannedFile[],
  done: ReadonlyMap<number, SavedFile>,
): Promise<void> {
  forget(files)
  for (const [index, saved] of done) {
    const file = files[index]
    const now = await stat(saved.path).catch(() => undefined)
    if (file && now) kept.set(keyOf(file, saved.path), { saved, modifiedAt: now.mtimeMs })
  }
  for (const oldest of kept.keys()) {
    if (kept.size <= mostRemembered) return
    kept.delete(oldest)
  }
}

/** Forgets what was saved of these files at these places. */
export function forget(files: readonly PlannedFile[]): void {
  if (kept.size === 0) return
  for (const file of files) for (const path of file.paths) kept.delete(keyOf(file, path))
}
