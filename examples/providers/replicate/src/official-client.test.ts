import Replicate, { validateWebhook } from 'replicate'
import { expect, onTestFinished, test } from 'vitest'
import { failingPrompt, openFakeReplicate } from '../test/fake-replicate.js'
import { signedCallback } from '../test/signed-callback.js'

const schnell = 'black-forest-labs/flux-schnell'

/** Replicate's own client, sent to the fake. */
async function open() {
  const vendor = await openFakeReplicate()
  onTestFinished(() => vendor.close())
  const client = new Replicate({ auth: vendor.credentials.token ?? '', baseUrl: vendor.baseUrl })
  return { vendor, client }
}

test('Replicate’s client waits with the answer, and gets images from the fake', async () => {
  const { vendor, client } = await open()
  const output = await client.run(schnell, {
    input: { prompt: 'a red kite', num_outputs: 2, output_format: 'png' },
  })
  expect(vendor.log.map(({ operation }) => operation)).toEqual(['create'])
  expect(output).toHaveLength(2)
  const [url = ''] = Array.isArray(output) ? output : []
  expect((await fetch(String(url))).headers.get('content-type')).toBe('image/png')
})

test('Replicate’s client follows a prediction of the fake by asking', async () => {
  const { vendor, client } = await open()
  const seen: string[] = []
  await client.run(
    schnell,
    { input: { prompt: 'a red kite' }, wait: { mode: 'poll', interval: 1 } },
    ({ status }) => {
      seen.push(status)
      vendor.advance(30)
    },
  )
  expect(seen).toEqual(['starting', 'processing', 'succeeded'])
})

test('Replicate’s client is told of a prediction that failed, and of one that it cancels', async () => {
  const { client } = await open()
  await expect(client.run(schnell, { input: { prompt: failingPrompt } })).rejects.toThrow(
    'Prediction failed: The prompt',
  )
  const { id } = await client.predictions.create({ model: schnell, input: { prompt: 'a red kite' } })
  await client.predictions.cancel(id)
  expect(await client.predictions.get(id)).toMatchObject({ id, status: 'canceled', output: null })
})

test('Replicate’s client uploads a file to the fake, and has it redrawn', async () => {
  const { vendor, client } = await open()
  const image = new Blob([Uint8Array.of(1, 2, 3)], { type: 'image/png' })
  const output = await client.run('black-forest-labs/flux-kontext-pro', {
    input: { prompt: 'a blue kite', input_image: image },
  })
  expect(String(output)).toContain(vendor.baseUrl)
  expect(vendor.log.map(({ operation }) => operation)).toEqual(['upload', 'create'])
  expect(vendor.log[1]?.body).toMatchObject({
    input: { input_image: expect.stringContaining(vendor.baseUrl) },
  })
})

test('Replicate’s client is refused without the token', async () => {
  const { vendor } = await open()
  const stranger = new Replicate({ auth: 'r8_of_somebody_else', baseUrl: vendor.baseUrl })
  await expect(stranger.run(schnell, { input: { prompt: 'a red kite' } })).rejects.toThrow('401')
})

test('Replicate’s client believes the signatures that our tests make', async () => {
  const { body, headers, secret } = signedCallback('prediction-1')
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers
  expect(await validateWebhook({ id, timestamp, signature, body, secret })).toBe(true)
})
