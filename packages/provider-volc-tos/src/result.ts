import { type Context, type ProducedAsset, type ProducedNotes, vendorId, z } from '@mediaplug/core/provider'
import { objectUrl, otherBucketUrl } from './object/address.js'
import type { Settings } from './settings.js'
import type { Credentials } from './signing/credentials.js'
import { presign } from './signing/presign.js'

/** What a request gives: the image, and what the vendor tells of it. */
export interface Produced extends ProducedNotes {
  readonly assets: readonly ProducedAsset<'image'>[]
}

/** What the vendor tells beside the image. */
export interface ResultDetails {
  /** The id of the request at the model, for the vendor's support. That at object storage is the `requestId`. */
  readonly modelRequestId?: string | undefined
  /** What the model says, such as `Success`. */
  readonly message?: string | undefined
  /** How long the model took, as the vendor writes it: `4.2s`. */
  readonly timeElapsed?: string | undefined
  /** What else the model gives, in the vendor's names: it differs from model to model. */
  readonly data?: Readonly<Record<string, unknown>> | undefined
}

const told = vendorId.nullish().catch(undefined)

/** Reads what the vendor tells beside the image, in its names: its `resp_json`. */
export const details: z.ZodType<ResultDetails> = z
  .object({
    request_id: told,
    message: told,
    time_elapsed: told,
    data: z.record(z.string(), z.unknown()).nullish().catch(undefined),
  })
  .transform(({ request_id, message, time_elapsed, data }) => ({
    modelRequestId: request_id ?? undefined,
    message: message ?? undefined,
    timeElapsed: time_elapsed ?? undefined,
    data: data ?? undefined,
  }))

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
