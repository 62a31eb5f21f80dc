import { createHash, createPublicKey, type JsonWebKey, verify } from 'node:crypto'
import { defineCallback, isRecent, vendorId, z } from '@mediaplug/core/provider'

/** Handlers of fal's webhooks. The secret is the list of fal's public keys, `keys` of its JSON Web Key Set. */
export const falCallback = defineCallback<readonly JsonWebKey[]>({
  async verify({ headers, body }, keys) {
    const named = (name: string) => headers[`x-fal-webhook-${name}`]
    const [id, user, time, signature = ''] = ['request-id', 'user-id', 'timestamp', 'signature'].map(named)
    if (!id || !user || !/^[\da-f]{128}$/i.test(signature) || !isRecent(time)) return false
    const sent = await body()
    const hash = createHash('sha256').update(sent).digest('hex')
    const signed = Buffer.from([id, user, time, hash].join('\n'))
    const proof = Buffer.from(signature, 'hex')
    return (await keys()).some((key) => verify(null, signed, createPublicKey({ key, format: 'jwk' }), proof))
  },
  refOf: (payload) => z.object({ request_id: vendorId }).parse(payload).request_id,
})
