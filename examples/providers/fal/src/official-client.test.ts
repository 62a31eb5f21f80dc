import { createFalClient } from '@fal-ai/client'
import { expect, onTestFinished, test } from 'vitest'
import { openFakeFal } from '../test/fake-fal.js'

const hosts = ['queue.fal.run', 'rest.fal.ai']

/** fal's own client, sent to the fake in place of fal. */
async function open() {
  const vendor = await openFakeFal()
  onTestFinished(() => vendor.close())
  const client = createFalClient({
    credentials: vendor.credentials.key ?? '',
    retry: { maxRetries: 0 },
    async requestMiddleware(request) {
      const { host, pathname, search } = new URL(request.url)
      if (!hosts.includes(host)) throw new Error(`no request is for ${host}`)
      return { ...request, url: `${vendor.baseUrl}${pathname}${search}` }
    },
  })
  return { vendor, client }
}

test('fal’s client gets an image from the fake', async () => {
  const { vendor, client } = await open()
  const seen: string[] = []
  const { data, requestId } = await client.subscribe('fal-ai/flux/dev', {
    input: { prompt: 'a red kite', num_images: 2, seed: 7 },
    pollInterval: 1,
    onQueueUpdate({ status }) {
      seen.push(status)
      vendor.advance(20)
    },
  })
  expect(seen).toEqual(['IN_QUEUE', 'IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED'])
  expect(data).toMatchObject({ images: [{ content_type: 'image/jpeg' }, {}], seed: 7, prompt: 'a red kite' })
  expect(requestId).toBe(vendor.log[0]?.taskId)
  const image = await fetch(data.images[0]?.url ?? '')
  expect(image.headers.get('content-type')).toBe('image/jpeg')
})

test('fal’s client uploads a file to the fake, and has it redrawn', async () => {
  const { vendor, client } = await open()
  const { data } = await client.subscribe('fal-ai/flux/dev/image-to-image', {
    input: { prompt: 'a blue kite', image_url: new Blob([Uint8Array.of(1, 2, 3)], { type: 'image/png' }) },
    pollInterval: 1,
    onQueueUpdate: () => vendor.advance(60),
  })
  expect(data.images).toHaveLength(1)
  expect(vendor.log.map(({ operation }) => operation).slice(0, 3)).toEqual(['initiate', 'upload', 'create'])
})

test('fal’s client cancels a request of the fake', async () => {
  const { client } = await open()
  const { request_id: requestId } = await client.queue.submit('fal-ai/flux/dev', {
    input: { prompt: 'a kite' },
  })
  await client.queue.cancel('fal-ai/flux/dev', { requestId })
  await expect(client.queue.result('fal-ai/flux/dev', { requestId })).rejects.toMatchObject({ status: 499 })
})

test('fal’s client is told of a refused prompt and of a wrong key', async () => {
  const { vendor, client } = await open()
  const prompt = { prompt: 'content' }
  const { request_id: requestId } = await client.queue.submit('fal-ai/flux/dev', { input: prompt })
  vendor.advance(60)
  await expect(client.queue.result('fal-ai/flux/dev', { requestId })).rejects.toMatchObject({
    status: 422,
    fieldErrors: [{ type: 'content_policy_violation' }],
  })
  const { status } = await fetch(`${vendor.baseUrl}/fal-ai/flux/dev`, {
    method: 'POST',
    body: '{"prompt":"kite"}',
  })
  expect(status).toBe(401)
})
