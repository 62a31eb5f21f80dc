import type { BucketSettings } from '../settings.js'
import { encodePath } from '../signing/encode.js'

type Place = Pick<BucketSettings, 'bucket' | 'region'>

/** Where a bucket is, on the public internet. */
export function bucketUrl({ bucket, region }: Place): string {
  return `https://${bucket}.tos-${region}.volces.com`
}

/**
 * Where another bucket is: as the known one, whose name begins the host or ends the path of its URL.
 *
 * A URL that names no bucket, such as that of a domain of one's own, tells nothing of others: then it is the
 * public one.
 */
export function otherBucketUrl(url: string, known: Place, bucket: string): string {
  if (bucket === known.bucket) return url
  const { protocol, host, origin, pathname } = new URL(url)
  if (host.startsWith(`${known.bucket}.`)) {
    return `${protocol}//${bucket}${host.slice(known.bucket.length)}${pathname.replace(/\/$/, '')}`
  }
  const path = `/${known.bucket}`
  if (pathname.endsWith(path)) return `${origin}${pathname.slice(0, -path.length)}/${bucket}`
  return bucketUrl({ ...known, bucket })
}

/** Where an object is. */
export function objectUrl(bucketUrl: string, object: string): URL {
  return new URL(`${bucketUrl}/${encodePath(object)}`)
}
