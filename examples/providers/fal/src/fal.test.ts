import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createClient, memoryJournal } from '@mediaplug/core'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openFakeFal } from '../test/fake-fal.js'
import { fal, falCallback } from './index.js'

const model = 'fal/fal-ai/flux/dev'

async function open() {
  const vendor = await openFakeFal()
  onTestFinished(() => vendor.close())
  const provider = fal({ baseUrl: vendor.baseUrl, key: vendor.credentials.key ?? '' })
  const client = createClient({
    providers: [provider],
    pacing: vendor.pacing,
    journal: memoryJournal(),
    settling: 'by-caller',
  })
  return { vendor, client }
}

test('a result has the seed, what was charged, and the id of the request', async () => {
  const { client } = await open()
  const task = await client.submit(model, { prompt: 'a red kite', count: 2, seed: 7 })
  const { assets, details, usage, requestId } = await task.result()
  expect(assets).toHaveLength(2)
  expect(details).toEqual({ seed: 7 })
  expect(usage).toEqual({ amount: 2, unit: 'billable units' })
  expect(requestId).toBe(task.handle.ref)
})

test('a place in the queue is told', async () => {
  const { client } = await open()
  const task = await client.submit(model, { prompt: 'a red kite' })
  for await (const status of task.statuses()) {
    expect(status).toMatchObject({ state: 'queued', position: 3 })
    break
  }
})

test('bytes are put into fal’s own storage, without the key', async () => {
  const { vendor, client } = await open()
  const image = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  await client.generate('fal/fal-ai/flux/dev/image-to-image', { prompt: 'a blue kite', image })
  const [initiate, upload, create] = vendor.log
  expect(initiate?.body).toEqual({ content_type: 'image/png', file_name: 'input.png' })
  expect(upload?.headers).toMatchObject({ 'content-type': 'image/png' })
  expect(upload?.headers).not.toHaveProperty('authorization')
  expect(create?.body).toMatchObject({ image_url: expect.stringContaining(vendor.baseUrl) })
})

test('a model that refuses a prompt ends the task, in its own words', async () => {
  const { vendor, client } = await open()
  const task = await client.submit(model, { prompt: 'content' })
  await expect(task.result()).rejects.toMatchObject({
    code: 'rejected',
    vendorCode: 'content_policy_violation',
  })
  const polls = vendor.log.length
  await expect(task.result()).rejects.toThrow('Not allowed here')
  expect(vendor.log).toHaveLength(polls)
})

test('a canceled task is told as one', async () => {
  const { client } = await open()
  const task = await client.submit(model, { prompt: 'a red kite' })
  await task.cancel()
  await expect(task.result()).rejects.toMatchObject({ code: 'canceled' })
})

test('a webhook that fal signed just now wakes the task, one of anybody else or of long ago does not', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { client } = await open()
  const notify = vi.spyOn(client, 'notify')
  const { fetch: handle } = falCallback({
    client,
    provider: 'fal',
    secret: () => [publicKey.export({ format: 'jwk' })],
  })
  const body = JSON.stringify({ request_id: 'request-1', status: 'OK' })
  const hash = createHash('sha256').update(body).digest('hex')
  const now = Math.floor(Date.now() / 1_000)
  async function call(seconds: number, signature?: string) {
    const proof = sign(null, Buffer.from(`request-1\nuser-1\n${seconds}\n${hash}`), privateKey).toString(
      'hex',
    )
    const headers = {
      'x-fal-webhook-request-id': 'request-1',
      'x-fal-webhook-user-id': 'user-1',
      'x-fal-webhook-timestamp': String(seconds),
      'x-fal-webhook-signature': signature ?? proof,
    }
    return (await handle(new Request('https://app.example/fal', { method: 'POST', body, headers }))).status
  }
  expect(await call(now, '0'.repeat(128))).toBe(403)
  expect(await call(now - 3_600)).toBe(403)
  expect(notify).not.toHaveBeenCalledWith('fal', 'request-1')
  expect(await call(now)).toBe(200)
  expect(notify).toHaveBeenCalledWith('fal', 'request-1')
})
