import { TosClient } from '@volcengine/tos-sdk'
import { presign } from '../../../packages/provider-volc-tos/dist/signing/presign.js'
import { sha256 } from '../../../packages/provider-volc-tos/dist/signing/sign.js'
import { signHeaders } from '../../../packages/provider-volc-tos/dist/signing/sign-headers.js'
import type { Pair } from './measure.js'

const credentials = { accessKey: 'AKLTexample', secretKey: 'the-secret-key' }
const [bucket, region] = ['kites', 'cn-beijing']
const host = `${bucket}.tos-${region}.volces.com`
const url = new URL(`https://${host}/mediaplug/kite.png`)
const query = { 'x-tos-process': 'aigc/image_to_image' }
const body = JSON.stringify({
  TaskType: 'image_to_image',
  InputDataSource: { Prompt: 'a kite in ink', ImageUri: 'kite.png' },
  OutputProcessing: { Bucket: bucket, Object: 'mediaplug/kite.png', ForbiddenOverwrite: true },
  ModelConfig: { ReqJson: { req_key: 'i2i_xl_sft' } },
})

/** The official signer: the SDK makes a new one for each request, and hands it out with what it is about to send. */
interface OfficialSigner {
  readonly constructor: new (options: unknown, credentials: unknown) => OfficialSigner
  readonly options: unknown
  readonly credentials: unknown
  signatureHeader(request: object): unknown
}

const createSdk = () =>
  new TosClient({
    accessKeyId: credentials.accessKey,
    accessKeySecret: credentials.secretKey,
    region,
    bucket,
  })

async function officialSigner(): Promise<OfficialSigner> {
  const sdk = createSdk()
  let signer: OfficialSigner | undefined
  sdk.axiosInst.defaults.adapter = async (config) => {
    const { __retrySignature__: kept } = config as unknown as {
      readonly __retrySignature__: { readonly sigInst: OfficialSigner }
    }
    signer = kept.sigInst
    return { status: 200, statusText: '', data: '', headers: {}, config }
  }
  await sdk.headBucket(bucket)
  if (signer === undefined) throw new TypeError('the official SDK signed nothing')
  return signer
}

/** Signs requests for an image beside the vendor's own SDK. Ours hashes the body too; the SDK does not. */
export async function volcTosPairs(): Promise<readonly Pair[]> {
  const official = await officialSigner()
  const Signer = official.constructor
  const sdk = createSdk()
  const signer = () => ({ credentials, region, time: new Date() })
  return [
    {
      name: 'TOS4, small request, signed in its headers',
      ours: () =>
        void signHeaders({ method: 'GET', host, path: '/', query, payloadHash: sha256(body) }, signer()),
      theirs: () =>
        void new Signer(official.options, official.credentials).signatureHeader({
          method: 'GET',
          headers: {},
          path: '/',
          query: 'x-tos-process=aigc%2Fimage_to_image',
          host,
        }),
    },
    {
      name: 'TOS4, URL of an object, presigned',
      ours: () => void presign({ method: 'GET', url, expiresInSeconds: 3_600 }, signer()),
      theirs: () => void sdk.getPreSignedUrl({ key: 'mediaplug/kite.png', expires: 3_600 }),
    },
  ]
}
