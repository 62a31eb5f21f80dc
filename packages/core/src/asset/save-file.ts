import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, extname, join, resolve } from 'node:path'
import { MediaplugError } from '../error/error.js'
import { detectFileType, headLength } from '../file/media-type.js'
import type { SavedFile } from './asset.js'

async function writeAll(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ head: Buffer; size: number }> {
  const file = await open(path, 'wx')
  let head = Buffer.alloc(0)
  let size = 0
  try {
    for await (const chunk of chunks) {
      if (head.byteLength < headLength) head = Buffer.concat([head, chunk]).subarray(0, headLength)
      size += chunk.byteLength
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { head, size }
}

/**
 * Writes a file under a temporary name beside its place and renames it when it is complete. Whatever goes
 * wrong, nothing half-written stays.
 *
 * @param path - Without an ending, the one that the bytes tell is added.
 * @param usualMediaType - What it is where the bytes do not tell.
 * @throws MediaplugError `invalid-input` for a path that names a folder; the system's errors.
 */
export async function saveFile(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  usualMediaType: string,
): Promise<SavedFile> {
  if (path === '' || /[\\/]$/.test(path)) {
    throw new MediaplugError('invalid-input', `'${path}' names a folder; give the file's name as well`)
  }
  const target = resolve(path)
  const folder = dirname(target)
  const partial = join(folder, `.${randomUUID()}.part`)
  await mkdir(folder, { recursive: true })
  try {
    const { head, size } = await writeAll(partial, chunks)
    const type = detectFileType(head)
    const complete = extname(target) === '' && type ? `${target}.${type.extension}` : target
    await rename(partial, complete)
    return { path: complete, mediaType: type?.mediaType ?? usualMediaType, size }
  } finally {
    await rm(partial, { force: true })
  }
}
