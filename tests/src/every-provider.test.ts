import { createClient } from '@mediaplug/core'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { mediaio } from '@mediaplug/provider-mediaio'
import { tencent } from '@mediaplug/provider-tencent'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { volcTos } from '@mediaplug/provider-volc-tos'
import { createSandbox } from '@mediaplug/sandbox'
import { afterAll, expect, test } from 'vitest'

const sandbox = await createSandbox({ vendors: ['mediaio', 'tomoviee'], taskSeconds: 0.2 })
afterAll(() => sandbox.close())

const client = createClient({
  providers: [
    edrawmax(),
    tomoviee({ ...sandbox.credentials.tomoviee, baseUrl: sandbox.baseUrls.tomoviee }),
    mediaio({ ...sandbox.credentials.mediaio, baseUrl: sandbox.baseUrls.mediaio }),
    tencent({ region: 'ap-guangzhou' }),
    volcTos({ bucket: 'pictures', region: 'cn-beijing' }),
  ],
  pacing: () => 50,
})

const fog = { prompt: 'the fog lifts', image: 'https://media.example/fog.png' }

test('54 models of five vendors are installed beside each other', () => {
  const counts: Record<string, number> = {}
  for (const { id } of client.models) {
    const [vendor = ''] = id.split('/')
    counts[vendor] = (counts[vendor] ?? 0) + 1
  }
  expect(counts).toEqual({ edrawmax: 4, tomoviee: 11, mediaio: 26, tencent: 11, 'volc-tos': 2 })
})

test('a capability is served by the first model of any vendor that can', async () => {
  const request = { ...fog, duration: 8, resolution: '1080p', audio: true }
  const able = client.models
    .filter(({ capability, input }) => capability === 'image-to-video' && input.safeParse(request).success)
    .map(({ title }) => title)
  expect(able).toEqual(['Vidu Q3', 'Google Veo 3.1', 'Kling 3.0', 'Google Veo 3.1 Fast'])
  const { handle } = await client.submit('image-to-video', request)
  expect(handle.model).toBe('mediaio/i2v-vidu-q3')
})

test('a request that none accepts says why in a line for each reason', async () => {
  const request = client.submit('image-to-video', { ...fog, duration: 7, resolution: '1080p', audio: true })
  await expect(request).rejects.toMatchObject({
    code: 'no-route',
    message: [
      'No model of image-to-video accepts this request.',
      '  tomoviee/image-to-video, mediaio/i2v-wan-v2-2: duration must be 5, got 7; audio is not supported',
      '  mediaio/i2v-wan-v2-6: duration must be one of 5, 10, 15, got 7',
      '  mediaio/i2v-minimax-02: duration must be 6, got 7; audio is not supported',
      '  mediaio/i2v-kling-v2-1, mediaio/i2v-kling-v2-5-turbo, mediaio/i2v-wan-v2-5: duration must be one of 5, 10, got 7; audio is not supported',
      '  mediaio/i2v-vidu-q3: duration must be one of 4, 8, 12, 16, got 7',
      '  mediaio/i2v-veo-v3-1, mediaio/i2v-veo-v3-1-fast: duration must be one of 4, 6, 8, got 7',
      '  mediaio/i2v-kling-v3-0: duration must be one of 5, 8, 10, 15, got 7',
      '  mediaio/i2v-minimax-v2-3: duration must be one of 6, 10, got 7; audio is not supported',
      '  mediaio/i2v-vidu-q2: duration must be one of 4, 6, 8, got 7; audio is not supported',
      '  mediaio/i2v-kling-v2-6: duration must be one of 5, 10, got 7; resolution is not supported',
    ].join('\n'),
  })
})

test('the account is that of the vendors that tell of it', async () => {
  expect(await client.account('mediaio').credits()).toBeGreaterThan(0)
  // @ts-expect-error Tomoviee tells nothing of its account
  expect(() => client.account('tomoviee')).toThrow('tomoviee: the vendor tells nothing of credits.')
})
