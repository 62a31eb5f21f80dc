import { createHmac } from 'node:crypto'
import { defineCallback, isRecent, isSameProof, vendorId, z } from '@mediaplug/core/provider'

/** Handlers of Replicate's webhooks. The secret is the account's signing secret, which begins with `whsec_`. */
export const replicateCallback = defineCallback<string>({
  async verify({ headers, body }, secret) {
    const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': list = '' } = headers
    const given = list.split(' ').flatMap((one) => /^v1,([\w+/]{43}=)$/.exec(one)?.[1] ?? [])
    if (!id || given.length === 0 || !isRecent(time)) return false
    const [key, sent] = [Buffer.from((await secret()).replace(/^whsec_/, ''), 'base64'), await body()]
    const expected = createHmac('sha256', key).update(`${id}.${time}.`).update(sent).digest('base64')
    return given.some((one) => isSameProof(one, expected))
  },
  refOf: (payload) => z.object({ id: vendorId }).parse(payload).id,
})
