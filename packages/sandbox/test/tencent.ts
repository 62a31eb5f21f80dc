import { createHash, createHmac } from 'node:crypto'
import { createSandbox, type Sandbox, type TencentCredentials, type TencentSettings } from '../src/index.js'
import { type Answer, post } from './client.js'
import { image, readPixels } from './media.js'

/** A sandbox of Tencent that answers at once, unless told otherwise. */
export function startTencent(settings: Partial<TencentSettings> = {}): Promise<Sandbox<'tencent'>> {
  return createSandbox({ vendors: ['tencent'], settings: { tencent: { answerSeconds: 0, ...settings } } })
}

/** What a request of Tencent's is signed and sent with, where that differs from a good one. */
export interface TencentChanges {
  /** What is asked for. Default: `ImageToImage`. */
  readonly action?: string
  /** Default: `ap-guangzhou`, which has all actions. */
  readonly region?: string
  /** When it is signed, in seconds. */
  readonly at?: number
  /** Headers that are sent besides, or in place of, the usual ones. */
  readonly headers?: Readonly<Record<string, string>>
  readonly signedHeaders?: readonly string[]
  readonly service?: string
  /** The date of the scope. */
  readonly date?: string
  /** What becomes of the `Authorization` header. */
  readonly authorization?: (header: string) => string
  /** What becomes of the body after it was signed. */
  readonly body?: (text: string) => string
}

/** The fields of a request that is good: a red image of 64 × 64 pixels. */
export async function goodFields() {
  return { InputImage: Buffer.from(await image('png', 64, 64, '#cc2222')).toString('base64') }
}

/** What an answer says. */
interface Fields {
  readonly Error?: { readonly Code: string; readonly Message: string }
  readonly [name: string]: unknown
}

/** The least that a caller of Tencent's must do, written apart from the sandbox. */
export async function callTencent(
  url: string,
  { secretId, secretKey, token }: TencentCredentials,
  fields: unknown,
  changes: TencentChanges = {},
): Promise<Answer & { code: unknown; message: string; image: string; fields: Fields }> {
  const { at = Math.floor(Date.now() / 1000), service = 'aiart' } = changes
  const { date = new Date(at * 1000).toISOString().slice(0, 10) } = changes
  const body = typeof fields === 'string' ? fields : JSON.stringify(fields)
  const headers: Record<string, string> = {
    host: new URL(url).host,
    'content-type': 'application/json',
    'x-tc-action': changes.action ?? 'ImageToImage',
    'x-tc-version': '2022-12-29',
    'x-tc-region': changes.region ?? 'ap-guangzhou',
    'x-tc-timestamp': String(at),
    ...(token === undefined ? {} : { 'x-tc-token': token }),
    ...changes.headers,
  }
  const { signedHeaders = ['content-type', 'host'] } = changes
  const lines = signedHeaders.map((name) => `${name}:${headers[name]?.toLowerCase()}\n`).join('')
  const names = signedHeaders.join(';')
  const canonical = `POST\n/\n\n${lines}\n${names}\n${hash(body)}`
  const scope = `${date}/${service}/tc3_request`
  const key = [date, service, 'tc3_request'].reduce<string | Buffer>(
    (chain, part) => createHmac('sha256', chain).update(part).digest(),
    `TC3${secretKey}`,
  )
  const signature = createHmac('sha256', key)
    .update(`TC3-HMAC-SHA256\n${at}\n${scope}\n${hash(canonical)}`)
    .digest('hex')
  const authorization = `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${names}, Signature=${signature}`
  const answer = await post(url, changes.body?.(body) ?? body, {
    ...headers,
    authorization: changes.authorization?.(authorization) ?? authorization,
  })
  const { Response } = answer.body as { Response?: Fields }
  const { Code: code = 'ok', Message: message = '' } = Response?.Error ?? {}
  return { ...answer, code, message, image: String(Response?.ResultImage ?? ''), fields: Response ?? {} }
}

/** The function that calls a sandbox with one of its accounts, the first if no other is named. */
export function callerOf({ baseUrls, credentials }: Sandbox<'tencent'>) {
  return (fields: unknown, changes?: TencentChanges, account: TencentCredentials = credentials.tencent) =>
    callTencent(baseUrls.tencent, account, fields, changes)
}

/** The size of the picture in an answer, and how many of its pixels are black, white, or neither. */
export function pixelsOf(answer: { readonly image: string }) {
  return readPixels(Buffer.from(answer.image, 'base64'))
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
