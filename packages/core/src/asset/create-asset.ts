import type { AssetKind, ProducedAsset } from '../capability/output.js'
import type { Provider } from '../contract/provider.js'
import type { DownloadPolicy } from '../download/policy.js'
import { tooLarge } from '../download/read-answer.js'
import { type ReadLimits, readLimits } from '../download/read-limits.js'
import { readUrl } from '../download/read-url.js'
import type { MediaplugError } from '../error/error.js'
import type { ReadOptions } from '../file/read-options.js'
import type { TaskHandle } from '../handle.js'
import type { Asset } from './asset.js'
import { downloadError } from './download-error.js'
import { joined } from './save/head-first.js'
import { saveFile } from './save/save-file.js'

/** Where an asset comes from. */
export interface AssetOrigin {
  readonly provider: Pick<Provider, 'id' | 'baseUrl' | 'downloads'>
  readonly handle: TaskHandle
}

const policyOf = ({ baseUrl, downloads }: AssetOrigin['provider']): DownloadPolicy => ({
  ...downloads,
  trustedOrigin: new URL(baseUrl).origin,
})

async function* open(
  asset: ProducedAsset,
  provider: AssetOrigin['provider'],
  limits: ReadLimits,
): AsyncGenerator<Uint8Array, void, void> {
  if ('url' in asset) return yield* readUrl(new URL(asset.url), policyOf(provider), limits)
  if (asset.bytes.byteLength > limits.maxBytes) throw tooLarge(limits.maxBytes)
  yield asset.bytes
}

async function concatenate(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return joined(all)
}

/** Makes a file that a model reported readable. */
export function createAsset<Kind extends AssetKind>(
  produced: ProducedAsset<Kind>,
  { provider, handle }: AssetOrigin,
): Asset<Kind> {
  const { kind, mediaType, expiresAt } = produced
  const fields = {
    kind,
    mediaType,
    ...('url' in produced ? { url: produced.url } : {}),
    ...(expiresAt ? { expiresAt } : {}),
  }

  function failure(thrown: unknown, signal?: AbortSignal): MediaplugError {
    return downloadError(thrown, { kind, provider: provider.id, handle, signal })
  }

  /** Begins an act: the options are checked, and nothing is done for a caller who has stopped already. */
  function begin(act: string, options: ReadOptions | undefined): ReadLimits {
    try {
      const limits = readLimits(act, options)
      limits.signal?.throwIfAborted()
      return limits
    } catch (thrown) {
      throw failure(thrown, options?.signal)
    }
  }

  async function* read(act: string, options: ReadOptions | undefined): AsyncGenerator<Uint8Array> {
    const limits = begin(act, options)
    try {
      for await (const piece of open(produced, provider, limits)) {
        // Each reader gets a copy, so that whoever changes it does not change what the next one reads.
        yield 'bytes' in produced ? new Uint8Array(piece) : piece
      }
    } catch (thrown) {
      throw failure(thrown, limits.signal)
    }
  }

  return {
    ...fields,
    stream: (options) => read('stream()', options),
    bytes: (options) => concatenate(read('bytes()', options)),
    async save(path, options) {
      const limits = begin('save()', options)
      try {
        return await saveFile(path, open(produced, provider, limits), mediaType)
      } catch (thrown) {
        throw failure(thrown, limits.signal)
      }
    },
    toJSON: () => fields,
  }
}
