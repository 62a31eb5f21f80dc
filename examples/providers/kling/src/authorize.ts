import { createHmac } from 'node:crypto'
import type { Credential, OutgoingRequest } from '@mediaplug/core/provider'

type Keys = Readonly<Record<'accessKey' | 'secretKey', Credential>>

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

/** Makes a JSON Web Token of the two keys: good for half an hour by the vendor's clock, which may be 5 s behind. */
export async function authorize({ now }: OutgoingRequest, { accessKey, secretKey }: Keys) {
  const seconds = Math.floor(now.getTime() / 1_000)
  const claims = { iss: await accessKey(), exp: seconds + 1_800, nbf: seconds - 5 }
  const signed = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}`
  const proof = createHmac('sha256', await secretKey())
    .update(signed)
    .digest('base64url')
  return { authorization: `Bearer ${signed}.${proof}` }
}
