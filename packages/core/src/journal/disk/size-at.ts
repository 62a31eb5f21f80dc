import { type FileHandle, stat } from 'node:fs/promises'

/** The size of an open file; `undefined` when it is not the one at the path. */
export async function sizeAt(path: string, file: FileHandle): Promise<number | undefined> {
  const opened = await file.stat({ bigint: true })
  const found = await stat(path, { bigint: true }).catch(() => undefined)
  return found?.ino === opened.ino && found.dev === opened.dev ? Number(found.size) : undefined
}
