import type { ReadLimits } from '../../download/read-limits.js'
import type { SavedFile } from '../../file/saved-file.js'
import type { TaskHandle } from '../../handle.js'
import { saveBy, writerOfAsset } from '../create-asset.js'
import type { Output } from '../output.js'
import type { WriteFile } from '../save/write-file.js'
import { writerOf } from '../save/writer.js'
import { possibleEndings, sourceType } from './endings.js'

/** A file of a result that is to be saved. */
export interface ResultFile {
  /** What it is: an asset's kind, or `source`. */
  readonly kind: string
  /** What tells it from others, in this process. */
  readonly writer: string
  /** The endings that it may get; `undefined` for none. */
  readonly endings: readonly (string | undefined)[]
  /** The media type that it is likely to have. */
  readonly mediaType: string
  /** @throws What reading and the place throw. */
  save(write: WriteFile, limits: ReadLimits): Promise<SavedFile>
}

interface Source {
  readonly language: string
  readonly code: string
}

function isSource(value: unknown): value is Source {
  if (typeof value !== 'object' || value === null || !('language' in value) || !('code' in value))
    return false
  return typeof value.language === 'string' && typeof value.code === 'string'
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield bytes
}

function fileOfSource(
  { language, code }: Source,
  result: object,
  handle: TaskHandle | undefined,
): ResultFile {
  const [ending, mediaType] = sourceType(language)
  return {
    kind: 'source',
    mediaType,
    writer: writerOf(result, handle, 'source'),
    endings: [ending],
    async save(write, { signal }) {
      signal?.throwIfAborted()
      return { ...(await write(once(Buffer.from(code)), signal)), mediaType }
    },
  }
}

/** All files of a result in their order; a diagram's source is the last, unless the vendor left it out. */
export function filesOf(result: Output): readonly ResultFile[] {
  const files = result.assets.map(
    (asset): ResultFile => ({
      kind: asset.kind,
      mediaType: asset.mediaType,
      writer: writerOfAsset(asset),
      endings: possibleEndings(asset.kind, asset.mediaType),
      save: (write, limits) => saveBy(asset, write, limits),
    }),
  )
  const source: unknown = 'source' in result ? result.source : undefined
  return isSource(source) && source.code !== ''
    ? [...files, fileOfSource(source, result, result.handle)]
    : files
}
