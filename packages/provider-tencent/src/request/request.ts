import {
  belongingTo,
  type Credential,
  type Fault,
  type Http,
  type HttpAnswer,
  MediaplugError,
  type OptionalCredential,
  type OutgoingRequest,
  parseAnswer,
  z,
} from '@mediaplug/core/provider'
import { meaningOf } from '../fault.js'
import { sign } from '../signing/sign.js'
import { type BodyFields, writeJson } from './json-body.js'

const contentType = 'application/json'
const maxRequestBytes = 10_000_000

const envelope = z.object({ Response: z.unknown() })
const errorAnswer = z.object({
  Response: z.object({
    Error: z.object({ Code: z.string(), Message: z.string().nullish().catch(undefined) }),
    RequestId: z.string().optional().catch(undefined),
  }),
})

/** What requests are signed and sent with. */
interface Settings {
  readonly secretId: Credential
  readonly secretKey: Credential
  readonly token: OptionalCredential
  readonly region: string
  readonly language?: string | undefined
}

/** The signature, and what the vendor wants to know of every request. */
export async function authorize(
  { method, url, headers, body = '', now }: OutgoingRequest,
  { region, language, ...credentials }: Settings,
): Promise<Record<string, string>> {
  const [secretId, secretKey, token] = await Promise.all([
    credentials.secretId(),
    credentials.secretKey(),
    belongingTo(credentials.secretKey, credentials.token),
  ])
  const signable = { method, url, contentType: headers['content-type'] ?? contentType, body, now }
  return {
    'x-tc-region': region,
    ...(language === undefined ? {} : { 'x-tc-language': language }),
    ...(token === undefined ? {} : { 'x-tc-token': token }),
    ...sign(signable, { secretId, secretKey }),
  }
}

/** Reads the vendor's error, which comes with the HTTP status 200. */
export function fault({ body }: HttpAnswer): Fault | undefined {
  const { data: answer } = errorAnswer.safeParse(body)
  if (answer === undefined) return undefined
  const { Error: error, RequestId: requestId } = answer.Response
  return {
    ...meaningOf(error.Code),
    message: `Tencent Cloud answers ${error.Code} ${error.Message ?? ''}`.trimEnd(),
    vendorCode: error.Code,
    requestId,
  }
}

function checkSize({ byteLength }: Uint8Array): void {
  if (byteLength <= maxRequestBytes) return
  const message = `the request has ${byteLength} bytes, allowed are ${maxRequestBytes}. Give smaller files, or URLs. Nothing was sent.`
  throw new MediaplugError('invalid-input', message, { phase: 'input' })
}

/**
 * Has the vendor do something, and gives what a good answer says.
 *
 * @throws MediaplugError `invalid-input` for a request of more than 10 MB.
 */
export async function call(http: Http, action: string, request: BodyFields): Promise<unknown> {
  const body = writeJson(request)
  checkSize(body)
  const answer = await http.json({
    method: 'POST',
    path: '/',
    headers: { 'content-type': contentType, 'x-tc-action': action, 'x-tc-version': '2022-12-29' },
    body,
  })
  return parseAnswer(envelope, answer).Response
}
