import { createClient, memoryJournal } from '@mediaplug/core'
import { expect, onTestFinished, test } from 'vitest'
import { openFakeOpenai, refusedPrompt } from '../test/fake-openai.js'
import { openai } from './index.js'

async function open() {
  const vendor = await openFakeOpenai()
  onTestFinished(() => vendor.close())
  const provider = openai({ baseUrl: vendor.baseUrl, apiKey: vendor.credentials.apiKey ?? '' })
  return {
    vendor,
    client: createClient({ providers: [provider], journal: memoryJournal(), settling: 'by-caller' }),
  }
}

test('images come with the answer, and with what OpenAI tells of them', async () => {
  const { client } = await open()
  const { assets, details, usage, requestId } = await client.generate('openai/gpt-image-1', {
    prompt: 'a red kite',
    aspectRatio: '3:2',
    count: 2,
  })
  expect(assets.map(({ mediaType }) => mediaType)).toEqual(['image/png', 'image/png'])
  expect((await assets[0].bytes()).subarray(1, 4)).toEqual(Uint8Array.from(Buffer.from('PNG')))
  expect(details).toEqual({ size: '1536x1024', quality: 'high' })
  expect(usage).toEqual({ amount: 4_170, unit: 'tokens' })
  expect(requestId).toBe('req_images')
})

test('an image to be edited goes as a part of a form', async () => {
  const { vendor, client } = await open()
  const image = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  await client.generate('openai/gpt-image-1/edits', { prompt: 'a blue kite', image, quality: 'low' })
  expect(vendor.log[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
  expect(vendor.log[0]?.body).toEqual({
    model: 'gpt-image-1',
    prompt: 'a blue kite',
    quality: 'low',
    output_format: 'png',
    image: { filename: 'image.png', mediaType: 'image/png', bytes: Uint8Array.from(image) },
  })
})

test('speech is the bytes of the answer', async () => {
  const { client } = await open()
  const { assets } = await client.generate('text-to-speech', { text: 'Let go of the kite.' })
  expect(assets[0].mediaType).toBe('audio/mpeg')
  expect(
    Buffer.from(await assets[0].bytes())
      .subarray(0, 3)
      .toString(),
  ).toBe('ID3')
})

test('a task that was answered has no handle, and recover tells that its result was not taken', async () => {
  const { client } = await open()
  const task = await client.submit('openai/gpt-image-1', { prompt: 'a red kite' })
  expect(task.handle).toBeUndefined()
  for await (const submission of client.recover())
    expect(submission).toMatchObject({ id: task.submission, state: 'answered', model: 'openai/gpt-image-1' })
  expect.assertions(2)
})

test('a refused prompt is told in OpenAI’s words, and leaves no doubt', async () => {
  const { vendor, client } = await open()
  await expect(client.generate('openai/gpt-image-1', { prompt: refusedPrompt })).rejects.toMatchObject({
    code: 'rejected',
    vendorCode: 'moderation_blocked',
    requestId: 'req_refused',
    message: expect.stringContaining('rejected by the safety system'),
  })
  expect(vendor.log).toHaveLength(1)
})
