import { TosClient } from '@volcengine/tos-sdk'
import { afterAll } from 'vitest'
import { createSandbox, type Sandbox, type VolcTosCredentials } from '../src/index.js'
import { loopbackAgent } from './loopback.js'
import { image, readPixels } from './media.js'

type Interceptor = Parameters<TosClient['axiosInst']['interceptors']['request']['use']>[0]
/** A request as the SDK is about to send it, signed. */
export type SignedRequest = Parameters<NonNullable<Interceptor>>[0]

/**
 * A sandbox of TOS that answers at once, with the image `in.png` of 200 × 100 pixels in its bucket, for the tests of
 * one file.
 */
export async function startVolcTos() {
  const sandbox = await createSandbox({ vendors: ['volcTos'], settings: { volcTos: { answerSeconds: 0 } } })
  afterAll(() => sandbox.close())
  const client = officialTos(sandbox)
  await client.putObject({ key: 'in.png', body: Buffer.from(await image('png', 200, 100, '#cc2222')) })
  const good = (object = 'out.jpg') => goodRequest(sandbox.credentials.volcTos.bucket, object)
  return {
    sandbox,
    client,
    /** The fields of a request that is good, with `out.jpg` as its result. */
    good,
    /** Makes a picture by changed fields and reads `out.jpg` from the bucket. */
    async make(change: object) {
      await client.process('POST', { ...good(), ...change })
      return readPixels(await client.read('out.jpg'))
    },
  }
}

/** How the SDK names the bucket: in the host, in the path, or not at all, as at a domain of one's own. */
export type Addressing = 'host' | 'path' | 'domain'

/** The official SDK, pointed at a sandbox. `change` may alter a request after it was signed. */
export function officialTos(
  sandbox: Sandbox<'volcTos'>,
  options: {
    readonly addressing?: Addressing
    readonly credentials?: Partial<VolcTosCredentials>
    readonly region?: string
    readonly change?: (request: SignedRequest) => void
  } = {},
): ProcessClient {
  const { addressing = 'host', change } = options
  const { accessKey, secretKey, token, bucket, region } = {
    ...sandbox.credentials.volcTos,
    ...options.credentials,
  }
  const { host, port } = new URL(sandbox.baseUrls.volcTos)
  const client = new ProcessClient({
    accessKeyId: accessKey,
    accessKeySecret: secretKey,
    ...(token === undefined ? {} : { stsToken: token }),
    bucket,
    region: options.region ?? region,
    endpoint: addressing === 'host' ? `tos-${region}.volces.com:${port}` : host,
    isCustomDomain: addressing === 'domain',
    secure: false,
    maxRetryCount: 0,
  })
  const httpAgent = loopbackAgent()
  client.axiosInst.interceptors.request.use((request) => {
    change?.(request)
    return { ...request, proxy: false, httpAgent }
  })
  return client
}

/** A URL of an object that the SDK signs, at the address of the sandbox. */
export function presignedUrl(sandbox: Sandbox<'volcTos'>, key: string): string {
  return officialTos(sandbox, { addressing: 'domain' }).getPreSignedUrl({ key, isCustomDomain: true })
}

/** The query that asks for image to image. */
const query = { 'x-tos-process': 'aigc/image_to_image' }

/** The SDK with a method for image to image, which it does not have of its own. */
export class ProcessClient extends TosClient {
  /** Sends a request to the bucket. */
  process(method: 'GET' | 'POST', body: object | string) {
    return this.fetchBucket<Record<string, unknown>>(undefined, method, query, {}, body)
  }

  /** Sends a request to an object, where it does not belong. */
  processObject(key: string, body: object) {
    return this._fetchObject(key, 'POST', query, {}, body)
  }

  /** The bytes of an object. */
  async read(key: string, range: { rangeStart?: number; rangeEnd?: number } = {}): Promise<Buffer> {
    const { data } = await this.getObjectV2({ key, dataType: 'buffer', ...range })
    return data.content
  }
}

/** The fields of a request that is good, for an image of the bucket. */
export function goodRequest(bucket: string, object: string) {
  return {
    TaskType: 'image_to_image',
    InputDataSource: { Prompt: '雪中小屋', ImageUri: 'in.png' },
    OutputProcessing: { Bucket: bucket, Object: object },
    ModelConfig: { ReqJson: { req_key: 'i2i_xl_sft' } },
  }
}

/** What the SDK says of a request that was refused. */
export interface Refusal {
  readonly code: unknown
  readonly ec?: unknown
  readonly statusCode?: number
  readonly headers: Readonly<Record<string, string>>
}

/** What a request was refused with; the code is `ok` when it was not. */
export function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  return promise.then(
    () => ({ code: 'ok', headers: {} }),
    (reason: Refusal) => reason,
  )
}

/** The code of the vendor that a request was refused with, or `ok`. */
export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return (await refusalOf(promise)).code
}
