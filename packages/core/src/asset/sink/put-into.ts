import type { SavedFile } from '../../file/saved-file.js'
import { detectFileType, headLength } from '../../file/type/file-type.js'
import { headFirst } from '../save/head-first.js'
import { unknownMediaType, type WriteFile } from '../save/write-file.js'
import { checkKey } from './check-key.js'
import type { Sink } from './sink.js'

/** Where a file goes in a sink. */
export interface SinkPlace {
  readonly sink: Sink
  readonly replace: boolean
  /** The key of a file with this ending. */
  keyWith(extension: string | undefined): string
}

async function* inOnePiece(
  head: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  if (head.byteLength > 0) yield head
  yield* rest
}

/** What puts a file into a sink, under a key whose ending is that of its bytes. */
export function putInto({ sink, replace, keyWith }: SinkPlace): WriteFile {
  return async (bytes, signal): Promise<SavedFile> => {
    const pieces = headFirst(bytes, headLength)
    try {
      const head = (await pieces.next()).value ?? new Uint8Array()
      const { extension, mediaType = unknownMediaType } = detectFileType(head) ?? {}
      const key = checkKey(keyWith(extension))
      const kept = await sink.put(key, { mediaType, content: inOnePiece(head, pieces) }, { signal, replace })
      return { path: kept.key, mediaType, size: kept.bytes, ...(kept.url !== undefined && { url: kept.url }) }
    } finally {
      await pieces.return()
    }
  }
}
