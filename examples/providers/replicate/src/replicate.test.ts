import { createClient } from '@mediaplug/core'
import { expect, onTestFinished, test, vi } from 'vitest'
import { failingPrompt, openFakeReplicate } from '../test/fake-replicate.js'
import { signedCallback } from '../test/signed-callback.js'
import { replicate, replicateCallback } from './index.js'

const model = 'replicate/black-forest-labs/flux-schnell'

async function open(taskSeconds?: number) {
  const vendor = await openFakeReplicate(taskSeconds)
  onTestFinished(() => vendor.close())
  const provider = replicate({ baseUrl: vendor.baseUrl, token: vendor.credentials.token ?? '' })
  return { vendor, client: createClient({ providers: [provider], pacing: vendor.pacing }) }
}

const operations = (vendor: Awaited<ReturnType<typeof openFakeReplicate>>) =>
  vendor.log.map(({ operation }) => operation)

test('a quick prediction comes with the answer, and has a handle all the same', async () => {
  const { vendor, client } = await open(5)
  const task = await client.submit(model, { prompt: 'a red kite', count: 2 })
  expect((await task.result()).assets).toHaveLength(2)
  expect(operations(vendor)).toEqual(['create'])
  expect((await client.resume(task.handle).result()).assets).toHaveLength(2)
  expect(operations(vendor)).toEqual(['create', 'poll'])
})

test('a slow prediction is asked after', async () => {
  const { vendor, client } = await open(300)
  const { assets, details } = await client.generate(model, { prompt: 'a red kite' })
  expect(assets).toHaveLength(1)
  expect(details).toEqual({ version: 'hidden', seconds: 1.25 })
  expect(operations(vendor)).toContain('poll')
})

test('a quick prediction that failed is told in Replicate’s words', async () => {
  const { client } = await open(5)
  await expect(client.generate(model, { prompt: failingPrompt })).rejects.toMatchObject({
    code: 'failed',
    message: expect.stringContaining('flagged as sensitive'),
  })
})

test('bytes are put among the account’s files', async () => {
  const { vendor, client } = await open()
  const image = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  await client.generate('replicate/black-forest-labs/flux-kontext-pro', { prompt: 'a blue kite', image })
  expect(vendor.log[0]?.body).toMatchObject({ content: { filename: 'input.png', mediaType: 'image/png' } })
  expect(vendor.log[1]?.body).toMatchObject({
    input: { input_image: expect.stringContaining(vendor.baseUrl) },
  })
})

test('a webhook that was signed just now wakes the task, one of anybody else or of long ago does not', async () => {
  const { client } = await open()
  const notify = vi.spyOn(client, 'notify')
  async function call({ body, headers, secret }: ReturnType<typeof signedCallback>) {
    const { fetch: handle } = replicateCallback({ client, provider: 'replicate', secret: () => secret })
    return (await handle(new Request('https://app.example/replicate', { method: 'POST', body, headers })))
      .status
  }
  const signed = signedCallback('prediction-1')
  expect(await call({ ...signed, secret: 'whsec_c29tZWJvZHkgZWxzZQ==' })).toBe(403)
  expect(await call(signedCallback('prediction-1', 3_600))).toBe(403)
  expect(notify).not.toHaveBeenCalledWith('replicate', 'prediction-1')
  expect(await call(signed)).toBe(200)
  expect(notify).toHaveBeenCalledWith('replicate', 'prediction-1')
})
