import type { Context, ProducedAsset } from '@mediaplug/core/provider'
import { objectUrl, otherBucketUrl } from './object/address.js'
import type { Settings } from './settings.js'
import type { Credentials } from './signing/credentials.js'
import { presign } from './signing/presign.js'

/** Where the result of a task lies. */
interface ResultObject {
  readonly bucket: string
  readonly object: string
}

const endings = ['png', 'webp', 'gif', 'bmp', 'avif', 'heic']

/** What an object is by the ending of its name; the vendor tells nothing else. */
function mediaTypeOf(object: string): string {
  const ending = /\.([^./]+)$/.exec(object.toLowerCase())?.[1] ?? ''
  return endings.includes(ending) ? `image/${ending}` : 'image/jpeg'
}

/** The image that a task has put into a bucket, at a URL that is signed by the vendor's clock. */
export function presignResult(
  { bucket, object }: ResultObject,
  credentials: Credentials,
  settings: Settings,
  { baseUrl, now }: Context,
): ProducedAsset<'image'> {
  const { region, expiresInSeconds } = settings
  const url = objectUrl(otherBucketUrl(baseUrl, settings, bucket), object)
  const presigned = presign({ method: 'GET', url, expiresInSeconds }, { credentials, region, time: now() })
  return { kind: 'image', mediaType: mediaTypeOf(object), ...presigned }
}
