import { TosClient } from '@volcengine/tos-sdk'
import type { Credentials } from '../src/signing/credentials.js'

/** What the vendor's own SDK signs. */
export interface SdkRequest {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** The path as the SDK is given it: encoded. */
  readonly path: string
  readonly query: Record<string, string>
  readonly headers: Record<string, string>
  /** In place of `UNSIGNED-PAYLOAD`, which is all that the SDK says of itself. */
  readonly payloadHash?: string
}

type Headers = Record<string, string>

/** Where a bucket is. */
interface Place {
  readonly bucket: string
  readonly region: string
}

/** The part of a request that the SDK keeps in order to sign it again. */
interface SentRequest {
  readonly headers: Headers
  readonly __retrySignature__: {
    readonly signOpt: object
    readonly sigInst: { hexEncodedBodyHash(): string; signatureHeader(options: object): Map<string, string> }
  }
}

/** The SDK, with its way to send any request open. */
class Sdk extends TosClient {
  send({ method, path, query, headers }: SdkRequest, bucket: string): Promise<unknown> {
    return this.fetch(method, path, query, headers, undefined, { subdomainBucket: bucket })
  }
}

function createSdk(
  { accessKey: accessKeyId, secretKey: accessKeySecret, token }: Credentials,
  { bucket, region }: Place,
  endpoint: string,
): Sdk {
  const keys = { accessKeyId, accessKeySecret, ...(token === undefined ? {} : { stsToken: token }) }
  return new Sdk({ ...keys, region, bucket, endpoint })
}

/** The headers that the SDK signs a request with, at this time. */
export async function sdkHeaders(
  request: SdkRequest,
  credentials: Credentials,
  place: Place,
): Promise<Headers> {
  const sdk = createSdk(credentials, place, `tos-${place.region}.volces.com`)
  let sent: unknown
  sdk.axiosInst.defaults.adapter = async (config) => {
    sent = config
    return { status: 200, statusText: '', data: '', headers: {}, config }
  }
  await sdk.send(request, place.bucket)
  const { headers, __retrySignature__: kept } = sent as SentRequest
  const { payloadHash } = request
  if (payloadHash === undefined) return headers
  kept.sigInst.hexEncodedBodyHash = () => payloadHash
  return Object.fromEntries(kept.sigInst.signatureHeader(kept.signOpt))
}

/**
 * The URL that the SDK signs, at this time.
 *
 * It takes the endpoint for the region in the scope of a URL, against the vendor's documents. So the endpoint is
 * called like the region here.
 */
export function sdkUrl(
  request: {
    readonly method: 'GET' | 'PUT'
    readonly object: string
    readonly query: Record<string, string>
    readonly expiresInSeconds: number
  },
  credentials: Credentials,
  place: Place,
): string {
  const { method, object: key, query, expiresInSeconds: expires } = request
  return createSdk(credentials, place, place.region).getPreSignedUrl({ method, key, query, expires })
}
