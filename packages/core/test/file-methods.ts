import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'

/** What open files share, to be spied on. */
export async function fileMethods(): Promise<FileHandle> {
  const file = await open(tmpdir())
  await file.close()
  return Object.getPrototypeOf(file)
}
