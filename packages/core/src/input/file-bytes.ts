import { readFile, stat } from 'node:fs/promises'
import type { CheckedConnections } from '../contract/connection-settings.js'
import type { DownloadPolicy } from '../download/policy.js'
import { readAnew } from '../download/read-anew.js'
import { usualLimits } from '../download/read-limits.js'
import { readUrl } from '../download/read-url.js'
import { isByteStream } from '../file/byte-stream.js'
import { type EarlierAsset, type FileInput, pathOfUrl } from '../file/file-input.js'
import { bytesOf, isBlob, isUrl } from '../file/realm.js'
import { readDataUrl } from './data-url.js'
import { unreadable } from './fetchable.js'
import { readStream } from './read-stream.js'

const usualMaxBytes = 256 * 1024 ** 2

/** How a file is read into memory. */
export interface FileBytesOptions {
  readonly maxBytes: number | undefined
  readonly signal: AbortSignal
}

const anyPublicHost: DownloadPolicy = { hosts: 'any', insecure: 'after-https', trustedOrigin: '' }

const isOnWeb = (url: string): boolean => /^\s*https?:/i.test(url)

const addressOf = (source: FileInput): string | undefined =>
  typeof source === 'string' ? source : isUrl(source) ? source.href : undefined

/** Where a file lies, if it lies at a URL that can be fetched. */
export function urlOf(source: FileInput): string | undefined {
  const address = addressOf(source)
  if (address !== undefined) return isOnWeb(address) ? address.trim() : undefined
  return isAsset(source) ? source.url : undefined
}

async function fetchBytes(
  url: string,
  { maxBytes = usualMaxBytes, signal }: FileBytesOptions,
  connections: CheckedConnections | undefined,
): Promise<Uint8Array> {
  const reason = unreadable(url, connections?.trustedNetworks)
  if (reason !== undefined) throw new TypeError(reason)
  const policy = { ...anyPublicHost, connections }
  return readAnew({ ...usualLimits, maxBytes, signal }, async (limits) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of readUrl(new URL(url), policy, limits)) chunks.push(chunk)
    return Buffer.concat(chunks)
  })
}

async function readPath(
  path: string,
  { maxBytes = usualMaxBytes, signal }: FileBytesOptions,
): Promise<Uint8Array> {
  const found = await stat(path)
  if (found.isDirectory()) throw new TypeError('there is a folder at this path, and no file')
  if (!found.isFile()) throw new TypeError('there is no file at this path')
  const { size } = found
  if (size > maxBytes) throw new RangeError(`it has ${size} bytes, allowed are ${maxBytes}`)
  return readFile(path, { signal })
}

async function readBlob(blob: Blob, { maxBytes = usualMaxBytes }: FileBytesOptions): Promise<Uint8Array> {
  if (blob.size > maxBytes) throw new RangeError(`it has ${blob.size} bytes, allowed are ${maxBytes}`)
  return new Uint8Array(await blob.arrayBuffer())
}

function isAsset(source: FileInput): source is EarlierAsset {
  return typeof source === 'object' && 'kind' in source
}

/**
 * Reads a file in whatever form it was given. Throws what reading throws.
 *
 * @param connections - How it is fetched, where it is given by its URL.
 */
export async function fileBytes(
  source: FileInput,
  options: FileBytesOptions,
  connections?: CheckedConnections,
): Promise<Uint8Array> {
  const bytes = bytesOf(source)
  if (bytes) return bytes
  if (isBlob(source)) return readBlob(source, options)
  if (isByteStream(source)) {
    return readStream(source, { maxBytes: options.maxBytes ?? usualMaxBytes, signal: options.signal })
  }
  if (isAsset(source) && source.bytes) return source.bytes(options)
  if (typeof source === 'object' && 'path' in source) return readPath(source.path, options)
  const address = addressOf(source)?.trim() ?? ''
  if (/^data:/i.test(address)) return readDataUrl(address, options.maxBytes ?? usualMaxBytes)
  const path = pathOfUrl(address)
  return path === undefined ? fetchBytes(urlOf(source) ?? '', options, connections) : readPath(path, options)
}
