import { randomUUID } from 'node:crypto'
import { type FileBytes, type HttpAnswer, validate, z } from '@mediaplug/core/provider'
import { objectUrl } from '../object/address.js'
import { objectName } from '../object/name.js'
import { defaultPrefix } from '../object/new-object.js'
import { expiresInSeconds } from '../settings.js'
import { readCredentials } from '../signing/credentials.js'
import { presign } from '../signing/presign.js'
import { type BucketOptions, providerOf, storageFields } from './options.js'
import { put } from './put.js'

/** What {@link tosUpload} takes. */
export interface TosUploadOptions extends BucketOptions {
  /** How long vendors can read a file, in seconds: 1 to 604 800. Default: 86 400, one day. */
  readonly expiresInSeconds?: number | undefined
  /** What the names of the objects begin with; a UUID and an ending follow. Default: `mediaplug/`. */
  readonly prefix?: string | undefined
}

/** An upload for `createClient`. */
export type TosUpload = (file: FileBytes, options: { readonly signal: AbortSignal }) => Promise<string>

const uploadOptions = z.strictObject({
  ...storageFields,
  expiresInSeconds,
  prefix: objectName.default(defaultPrefix),
})

/** The endings that differ from the second half of the media type. */
const otherEndings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'video/quicktime': 'mov',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
}

/** The ending of an object's name, because some vendors tell what a file is by the ending of its URL. */
function endingOf(mediaType: string): string {
  const secondHalf = /^(?:image|video|audio)\/([a-z0-9]+)/.exec(mediaType)?.[1]
  const ending = otherEndings[mediaType] ?? secondHalf
  return ending === undefined ? '' : `.${ending}`
}

/** The time by the vendor's clock, as an answer tells it. */
function timeOf({ headers }: HttpAnswer): Date {
  const time = new Date(headers.date ?? Number.NaN)
  return Number.isNaN(time.getTime()) ? new Date() : time
}

/**
 * An upload into a bucket, for vendors that take URLs only: with it, paths and bytes work there too.
 *
 * Each file becomes an object with a name of its own, and replaces none. The vendor gets a presigned URL of it, by
 * the vendor's clock. The objects stay: have a lifecycle rule of the bucket delete what begins with the prefix.
 *
 * @returns What `createClient` takes as `upload`. It asks for nothing until a file is uploaded.
 * @throws MediaplugError `invalid-input` for options that are not allowed. The upload itself throws what
 *   {@link putObject} does.
 * @see https://www.volcengine.com/docs/6349/74860
 * @example Local files for a vendor that takes URLs only
 * ```ts
 * const client = createClient({
 *   providers: [tomoviee()],
 *   upload: tosUpload({ bucket: 'my-pictures' }),
 * })
 * await client.generate('tomoviee/image-to-video', { image: { path: 'kite.png' }, prompt: 'it rises' })
 * ```
 */
export function tosUpload(options: TosUploadOptions): TosUpload {
  const settings = validate(uploadOptions, options, 'tosUpload()')
  const { region, expiresInSeconds, prefix } = settings
  const provider = providerOf(options)
  return async ({ bytes: body, mediaType: contentType }, { signal }) => {
    const object = `${prefix}${randomUUID()}${endingOf(contentType)}`
    const [answer, credentials] = await Promise.all([
      put(provider, { object, body, contentType, keepsExisting: false, signal }),
      readCredentials(settings),
    ])
    const url = objectUrl(provider.baseUrl, object)
    const signer = { credentials, region, time: timeOf(answer) }
    return presign({ method: 'GET', url, expiresInSeconds }, signer).url
  }
}
