import type { ReceivedRequest } from '../../server/route.js'

/** What a request is addressed to. */
export interface Address {
  /** The bucket that the host or the path names; `undefined` when it is that of the caller. */
  readonly bucket: string | undefined
  /** The name of the object, or an empty string for the bucket itself. */
  readonly key: string
  /** The host, without the bucket. */
  readonly endpoint: string
  /** The whole path, decoded. */
  readonly path: string
}

/**
 * Reads the address of a request: a bucket before the host (`bucket.localhost:1234/key`), a bucket in front of
 * the path (`127.0.0.1:1234/bucket/key`), or no bucket, as at a domain of one's own (`127.0.0.1:1234/key`).
 * `undefined` when the path is not encoded as it must be.
 */
export function addressOf(
  { target, headers }: ReceivedRequest,
  isBucket: (name: string) => boolean,
): Address | undefined {
  const path = decode(target.split('?')[0] ?? '')
  if (path === undefined) return undefined
  const host = headers.host ?? ''
  const key = path.slice(1)
  if (!isBare(host)) {
    const [bucket = '', ...endpoint] = host.split('.')
    return { bucket, key, endpoint: endpoint.join('.'), path }
  }
  const [first = '', ...rest] = key.split('/')
  if (!isBucket(first)) return { bucket: undefined, key, endpoint: host, path }
  return { bucket: first, key: rest.join('/'), endpoint: host, path }
}

/** Whether a host is an address, `localhost` or an endpoint of the vendor, with no bucket before it. */
function isBare(host: string): boolean {
  return /^([\d.]+|localhost|\[[^\]]*\]|tos-[^.]+\.i?volces\.com)(:\d+)?$/.test(host)
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
