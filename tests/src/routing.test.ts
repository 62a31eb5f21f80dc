import { createClient } from '@mediaplug/core'
import { defineModel, defineProvider, textToVideo, z } from '@mediaplug/core/provider'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { afterAll, expect, test } from 'vitest'
import { openSandbox } from './open-sandbox.js'

const { sandbox, client } = await openSandbox()
afterAll(() => sandbox.close())

const tenSeconds = defineProvider({
  id: 'ten-seconds',
  title: 'Ten seconds',
  settings: z.strictObject({}),
  baseUrl: 'https://ten-seconds.example',
  downloads: { hosts: [] },
  models: () => ({
    clip: defineModel({
      title: 'Clip',
      capability: textToVideo,
      input: z.strictObject({ prompt: z.string(), duration: z.literal(10).optional() }),
      start: async () => ({
        output: { assets: [{ kind: 'video', mediaType: 'video/mp4', bytes: new Uint8Array([1]) }] },
      }),
    }),
  }),
})

const videoClient = createClient({
  providers: [
    tomoviee({ ...sandbox.credentials.tomoviee, baseUrl: sandbox.baseUrls.tomoviee }),
    tenSeconds(),
  ],
})

test('a capability is served by the first model that accepts the request', async () => {
  const five = await videoClient.submit('text-to-video', { prompt: 'a kite', duration: 5 })
  expect(five.model).toBe('tomoviee/text-to-video')
  const ten = await videoClient.submit('text-to-video', { prompt: 'a kite', duration: 10 })
  expect(ten.model).toBe('ten-seconds/clip')
})

test('each candidate says why it refuses', async () => {
  const request = videoClient.submit('text-to-video', { prompt: 'a kite', duration: 7 })
  await expect(request).rejects.toMatchObject({
    code: 'no-route',
    message: [
      'No model of text-to-video accepts this request.',
      '  tomoviee/text-to-video: duration must be 5, got 7',
      '  ten-seconds/clip: duration must be 10, got 7',
    ].join('\n'),
  })
})

test('an unknown model lists the near ones', async () => {
  await expect(client.submit('tomoviee/text-to-vidio' as never, {} as never)).rejects.toMatchObject({
    code: 'unknown-model',
    message: expect.stringContaining('Did you mean tomoviee/text-to-video'),
  })
})

test('a missing credential names its environment variable, when it is first used', async () => {
  const bare = createClient({ providers: [tomoviee({ baseUrl: sandbox.baseUrls.tomoviee })] })
  const before = sandbox.log.length
  await expect(bare.submit('tomoviee/text-to-video', { prompt: 'a kite' })).rejects.toMatchObject({
    code: 'auth',
    message: expect.stringMatching(/TOMOVIEE_APP_(KEY|SECRET)/),
  })
  expect(sandbox.log).toHaveLength(before)
})
