import type { BucketSettings } from '../settings.js'
import { encodePath } from '../signing/encode.js'

type Place = Pick<BucketSettings, 'bucket' | 'region'>

/** Where a bucket is, on the public internet. */
export function bucketUrl({ bucket, region }: Place): string {
  return `https://${bucket}.tos-${region}.volces.com`
}

/**
 * Where another bucket is. Its URL is like that of the known bucket, whose name begins the host or ends the path.
 *
 * A URL that names no bucket, such as one of a domain of one's own, tells nothing of others. Then the other bucket is
 * at its public URL.
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
