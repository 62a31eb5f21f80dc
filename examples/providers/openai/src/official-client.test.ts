import OpenAI, { toFile } from 'openai'
import { expect, onTestFinished, test } from 'vitest'
import { openFakeOpenai, refusedPrompt } from '../test/fake-openai.js'

/** OpenAI's own client, sent to the fake. */
async function open(apiKey?: string) {
  const vendor = await openFakeOpenai()
  onTestFinished(() => vendor.close())
  const key = apiKey ?? vendor.credentials.apiKey ?? ''
  return { vendor, client: new OpenAI({ apiKey: key, baseURL: vendor.baseUrl, maxRetries: 0 }) }
}

test('OpenAI’s client gets images from the fake', async () => {
  const { client } = await open()
  const {
    data = [],
    usage,
    _request_id,
  } = await client.images.generate({
    model: 'gpt-image-1',
    prompt: 'a red kite',
    n: 2,
  })
  expect(data).toHaveLength(2)
  expect(
    Buffer.from(data[0]?.b64_json ?? '', 'base64')
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
  expect(usage?.total_tokens).toBe(4_170)
  expect(_request_id).toBe('req_images')
})

test('OpenAI’s client sends an image to the fake as a form, and has it edited', async () => {
  const { vendor, client } = await open()
  const image = await toFile(Uint8Array.of(1, 2, 3), 'kite.png', { type: 'image/png' })
  const { data } = await client.images.edit({
    model: 'gpt-image-1',
    image,
    prompt: 'a blue kite',
    size: '1024x1024',
  })
  expect(data).toHaveLength(1)
  expect(vendor.log[0]?.body).toMatchObject({
    prompt: 'a blue kite',
    image: { filename: 'kite.png', mediaType: 'image/png' },
  })
})

test('OpenAI’s client has the fake speak', async () => {
  const { client } = await open()
  const speech = await client.audio.speech.create({
    model: 'gpt-4o-mini-tts',
    voice: 'nova',
    input: 'Let go.',
  })
  expect(speech.headers.get('content-type')).toBe('audio/mpeg')
  expect(
    Buffer.from(await speech.arrayBuffer())
      .subarray(0, 3)
      .toString(),
  ).toBe('ID3')
})

test('OpenAI’s client is told of a refused prompt, of an unknown field and of a wrong key', async () => {
  const { client } = await open()
  const model = 'gpt-image-1'
  await expect(client.images.generate({ model, prompt: refusedPrompt })).rejects.toMatchObject({
    status: 400,
    code: 'moderation_blocked',
    requestID: 'req_refused',
  })
  await expect(client.images.generate({ model, prompt: 'a kite', style: 'vivid' })).rejects.toMatchObject({
    code: 'unknown_parameter',
  })
  const stranger = await open('sk-of-somebody-else')
  await expect(stranger.client.images.generate({ model, prompt: 'a kite' })).rejects.toThrow(
    OpenAI.AuthenticationError,
  )
})
