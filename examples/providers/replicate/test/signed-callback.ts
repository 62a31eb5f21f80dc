import { createHmac } from 'node:crypto'

/**
 * A webhook as Replicate signs it: by the secret over id, time and body.
 *
 * @param secondsAgo - When it was signed.
 */
export function signedCallback(prediction: string, secondsAgo = 0) {
  const key = Buffer.alloc(24, 'replicate')
  const body = JSON.stringify({ id: prediction, status: 'succeeded' })
  const [id, time] = ['msg_1', String(Math.floor(Date.now() / 1_000) - secondsAgo)]
  const signature = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')
  const headers = { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': `v1,${signature}` }
  return { body, headers, secret: `whsec_${key.toString('base64')}` }
}
