import { readFile, stat } from 'node:fs/promises'
import type { CheckedConnections } from '../contract/connection-settings.js'
import type { DownloadPolicy } from '../download/policy.js'
import { readAnew } from '../download/read-anew.js'
import { usualLimits } from '../download/read-limits.js'
import { readUrl } from '../download/read-url.js'
import type { EarlierAsset, FileAtPath, FileInput } from '../file/file-input.js'

const usualMaxBytes = 256 * 1024 ** 2

/** How a file is read into memory. */
export interface FileBytesOptions {
  readonly maxBytes: number | undefined
  readonly signal: AbortSignal
}

const anyPublicHost: DownloadPolicy = { hosts: 'any', insecure: 'after-https', trustedOrigin: '' }

/** Where a file lies, if it lies at a URL. */
export function urlOf(source: FileInput): string | undefined {
  if (typeof source === 'string') return source
  if (source instanceof URL) return source.href
  return 'url' in source ? source.url : undefined
}

async function fetchBytes(
  url: string,
  { maxBytes = usualMaxBytes, signal }: FileBytesOptions,
  connections: CheckedConnections | undefined,
): Promise<Uint8Array> {
  const policy = { ...anyPublicHost, connections }
  return readAnew({ ...usualLimits, maxBytes, signal }, async (limits) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of readUrl(new URL(url), policy, limits)) chunks.push(chunk)
    return Buffer.concat(chunks)
  })
}

async function readPath(
  { path }: FileAtPath,
  { maxBytes = usualMaxBytes, signal }: FileBytesOptions,
): Promise<Uint8Array> {
  const found = await stat(path)
  if (!found.isFile()) throw new TypeError('there is no file at this path')
  const { size } = found
  if (size > maxBytes) throw new RangeError(`it has ${size} bytes, allowed are ${maxBytes}`)
  return readFile(path, { signal })
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
  if (source instanceof Uint8Array) return source
  if (source instanceof Blob) return new Uint8Array(await source.arrayBuffer())
  if (isAsset(source) && source.bytes) return source.bytes(options)
  if (typeof source === 'object' && 'path' in source) return readPath(source, options)
  return fetchBytes(urlOf(source) ?? '', options, connections)
}
