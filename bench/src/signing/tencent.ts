import { randomBytes } from 'node:crypto'
import official from 'tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js'
import { writeJson } from '../../../packages/provider-tencent/dist/request/json-body.js'
import { sign } from '../../../packages/provider-tencent/dist/signing/sign.js'
import type { Pair } from './measure.js'

const keys = { secretId: 'AKIDexample', secretKey: 'the-secret-key' }
const url = new URL('https://aiart.tencentcloudapi.com/')
const contentType = 'application/json'
const now = new Date('2026-11-20T12:00:00Z')

const ours = (body: Uint8Array) => void sign({ method: 'POST', url, contentType, body, now }, keys)

/** The official signer makes the JSON of a payload itself, unless it is a buffer. */
const theirs = (payload: object) =>
  void official.default.sign3({
    method: 'POST',
    url: url.href,
    payload,
    timestamp: now.getTime() / 1_000,
    service: 'aiart',
    ...keys,
    multipart: false,
    boundary: '',
    headers: { 'Content-Type': contentType },
  })

/** Signs requests for an image beside the vendor's own SDK. */
export function tencentPairs(): readonly Pair[] {
  const small = {
    InputUrl: 'https://media.example/cat.png',
    Prompt: 'a cat on a wall',
    Styles: ['104'],
    Strength: 0.7,
  }
  const body = Buffer.from(JSON.stringify(small))
  const image = randomBytes(768 * 1024)
  return [
    {
      name: 'TC3, small request, signed',
      ours: () => ours(body),
      theirs: () => theirs(body),
    },
    {
      name: 'TC3, small request, built and signed',
      ours: () => ours(writeJson(small)),
      theirs: () => theirs(small),
    },
    {
      name: 'TC3, 1 MiB of base64, built and signed',
      ours: () => ours(writeJson({ ...small, InputUrl: undefined, InputImage: image })),
      theirs: () => theirs({ ...small, InputUrl: undefined, InputImage: image.toString('base64') }),
    },
  ]
}
