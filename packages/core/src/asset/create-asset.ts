import type { AssetKind, ProducedAsset } from '../capability/output.js'
import type { DownloadPolicy } from '../download/policy.js'
import { readUrl } from '../download/read-url.js'
import { MediaplugError } from '../error/error.js'
import { messageOf } from '../error/message.js'
import { redact } from '../error/redact.js'
import type { ReadOptions } from '../file/read-options.js'
import type { TaskHandle } from '../handle.js'
import type { Asset } from './asset.js'
import { saveFile } from './save-file.js'

/** Where an asset comes from. */
export interface AssetOrigin {
  readonly provider: string
  readonly handle: TaskHandle
  readonly policy: DownloadPolicy
}

async function* open(
  asset: ProducedAsset,
  policy: DownloadPolicy,
  options: ReadOptions,
): AsyncGenerator<Uint8Array> {
  if ('bytes' in asset) yield asset.bytes
  else yield* readUrl(new URL(asset.url), policy, options)
}

function downloadError(
  thrown: unknown,
  kind: AssetKind,
  { provider, handle }: AssetOrigin,
  signal?: AbortSignal,
) {
  const known = MediaplugError.is(thrown) ? thrown : undefined
  const text = messageOf(thrown)
  const system = thrown instanceof Error && 'syscall' in thrown && 'path' in thrown
  const retryable = known ? known.retryable : !signal?.aborted && !system
  return new MediaplugError(
    signal?.aborted ? 'aborted' : (known?.code ?? 'download'),
    redact(
      `${handle.model}: the ${kind} could not be fetched and stored: ${text}; nothing is generated anew${retryable ? ', and it can be tried again' : ''}.`,
      [],
    ),
    {
      retryable,
      ...known?.toJSON(),
      provider,
      model: handle.model,
      phase: 'download',
      handle,
      cause: thrown,
    },
  )
}

async function concatenate(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
}

/** Makes a file that a model reported readable. */
export function createAsset<Kind extends AssetKind>(
  produced: ProducedAsset<Kind>,
  origin: AssetOrigin,
): Asset<Kind> {
  const { kind, mediaType, expiresAt } = produced
  const fields = {
    kind,
    mediaType,
    ...('url' in produced ? { url: produced.url } : {}),
    ...(expiresAt ? { expiresAt } : {}),
  }

  async function* stream(options: ReadOptions = {}): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of open(produced, origin.policy, options)) {
        // A copy: who changes what was read must not change what is read next.
        yield 'bytes' in produced ? new Uint8Array(chunk) : chunk
      }
    } catch (thrown) {
      throw downloadError(thrown, kind, origin, options.signal)
    }
  }

  return {
    ...fields,
    stream,
    bytes: (options) => concatenate(stream(options)),
    async save(path, options = {}) {
      try {
        return await saveFile(path, open(produced, origin.policy, options), mediaType)
      } catch (thrown) {
        throw downloadError(thrown, kind, origin, options.signal)
      }
    },
    toJSON: () => fields,
  }
}
