import type { SavedFile } from '../../file/saved-file.js'
import { detectFileType, extensionOf, headLength } from '../../file/type/file-type.js'
import { headFirst } from './head-first.js'
import type { Placing } from './open-claimed.js'
import { findTarget, type Target } from './target.js'
import type { PartialFile } from './temporary-file.js'
import { unknownMediaType } from './write-file.js'

const nothing = new Uint8Array()

async function writeAll(
  file: PartialFile,
  head: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): Promise<number> {
  let size = head.byteLength
  await file.write(head)
  for await (const piece of rest) {
    size += piece.byteLength
    await file.write(piece)
  }
  return size
}

/**
 * Saves a file: under a temporary name beside its place, renamed when it is complete and on disk. Whatever goes
 * wrong, nothing half-written stays.
 *
 * That it can be saved there is found out before the first byte is asked for, with the ending that such a file
 * usually has. Should the first bytes tell another one, it is found out anew, before the rest is read.
 *
 * @param bytes - Piece by piece.
 * @param usualMediaType - What the file is likely to be: the name is tried with its ending.
 * @throws MediaplugError `invalid-input` for a path where no file can be, `download` for what the disk does, and what
 *   reading throws.
 */
export async function saveTo(
  target: Target,
  bytes: AsyncIterable<Uint8Array>,
  usualMediaType: string,
): Promise<SavedFile> {
  const usualExtension = extensionOf(usualMediaType)
  const pieces = headFirst(bytes, headLength)
  let partial = await target.open(usualExtension)
  try {
    const head = (await pieces.next()).value ?? nothing
    const type = detectFileType(head)
    if (target.pathWith(type?.extension) !== target.pathWith(usualExtension)) {
      await partial.discard()
      partial = await target.open(type?.extension)
    }
    const size = await writeAll(partial, head, pieces)
    await partial.complete()
    return { path: target.pathWith(type?.extension), mediaType: type?.mediaType ?? unknownMediaType, size }
  } finally {
    await pieces.return()
    await partial.discard()
  }
}

/**
 * Saves a file at a path, as {@link saveTo} does.
 *
 * @param path - As the caller gives it. Without an ending, the one that the bytes tell is added; links are followed.
 * @param placing - Who saves it. Default: it replaces what is there.
 */
export async function saveFile(
  path: unknown,
  bytes: AsyncIterable<Uint8Array>,
  usualMediaType: string,
  placing?: Placing,
): Promise<SavedFile> {
  return saveTo(await findTarget(path, usualMediaType, placing), bytes, usualMediaType)
}
