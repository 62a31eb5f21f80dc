import { z } from '@mediaplug/core/provider'
import { createSandbox } from '@mediaplug/sandbox'
import { fromSandbox, testProvider } from '@mediaplug/testing'
import { describe, expect, test } from 'vitest'
import { mediaio } from './index.js'

const prompt = 'a kite over the sea'
const image = 'https://media.example/kite.png'
const video = 'https://media.example/kite.mp4'

const drawing = [{ prompt, aspectRatio: '16:9' }] as const
const redrawing = [
  { prompt, image, aspectRatio: '16:9' },
  { prompt, images: [image, image] },
  { prompt, images: [image] },
] as const
const clip = { prompt, image, resolution: '1080p' } as const
// The first case of a model is the one whose result is fetched: a small one is drawn quickly.
const small = { prompt, image, resolution: '720p', duration: 5 } as const

const cases = {
  't2i-imagen-4': [{ prompt, aspectRatio: '16:9', count: 2 }],
  't2i-soul-character': drawing,
  'i2i-banana': redrawing,
  'i2i-banana-2': [...redrawing, { prompt, image, resolution: '2k' }],
  'i2i-seedream-v4-0': redrawing,
  'i2v-wan-v2-6': [small, { ...clip, duration: 10, audio: false, shotType: 'single' }],
  'i2v-wan-v2-5': [
    { ...small, resolution: '480p' },
    { ...clip, duration: 10 },
  ],
  'i2v-wan-v2-2': [{ ...clip, duration: 5 }],
  'i2v-minimax-02': [
    { ...clip, resolution: '768p', duration: 6 },
    { ...clip, duration: 6 },
  ],
  'i2v-minimax-v2-3': [{ prompt, image, resolution: '768p' }, clip, { prompt, image, duration: 10 }],
  'i2v-kling-v2-1': [small, { ...clip, duration: 10 }],
  'i2v-kling-v2-5-turbo': [small, { ...clip, duration: 10 }],
  'i2v-kling-v2-6': [{ prompt, image, duration: 10, audio: false }],
  'i2v-kling-v3-0': [small, { ...clip, duration: 8, audio: false, multiShot: false }],
  'i2v-vidu-q2': [
    { ...small, duration: 4 },
    { ...clip, duration: 8 },
  ],
  'i2v-vidu-q3': [
    { ...small, duration: 4, resolution: '540p' },
    { ...clip, duration: 8, audio: false },
  ],
  'i2v-veo-v3-1': [
    { ...small, duration: 4 },
    { ...clip, duration: 8, audio: false, aspectRatio: '16:9' },
  ],
  'i2v-veo-v3-1-fast': [
    { ...small, duration: 4 },
    { ...clip, duration: 8, audio: false, aspectRatio: '16:9' },
  ],
  'i2v-motion-control-kling-v2-6': [{ prompt, image, video }],
  't2v-wan-v2-5': [{ prompt, aspectRatio: '1:1', duration: 5 }],
  't2v-wan-v2-6': [{ prompt, aspectRatio: '1:1', duration: 5, audio: false, shotType: 'single' }],
  'character-generator-media-2.0': [{ prompt, image, aspectRatio: '21:9' }],
  'effects-ghibli': [{ image, aspectRatio: '3:2', count: 2 }],
  'effects-image-hairstyle-studio': [{ image }],
  'effects-video-babydance': [{ image, video }],
  't2v-vidu-q3': [{ prompt, aspectRatio: '1:1', duration: 4, audio: false, resolution: '540p' }],
} as const

test.each(Object.entries(mediaio().models))('the cases of %s have every field', (name, { input }) => {
  const published = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  const requests: Readonly<Record<string, readonly object[]>> = cases
  const given = new Set(requests[name]?.flatMap((request) => Object.keys(request)))
  expect(given).toEqual(new Set(Object.keys(published.properties ?? {})))
})

testProvider({
  runner: { describe, test },
  provider: mediaio,
  sandbox: async () =>
    fromSandbox(
      await createSandbox({ vendors: ['mediaio'], taskSeconds: 0.05, framesPerSecond: 2 }),
      'mediaio',
    ),
  cases,
  failedTasks: [
    {
      what: 'failed',
      answers: [{ code: 0, msg: 'success', data: { status: 'failed', reason: 'no wind' } }],
      reason: 'no wind',
    },
    {
      what: 'timeout',
      answers: [{ code: 0, msg: 'success', data: { status: 'timeout' } }],
      reason: 'timed out',
    },
    {
      what: 'a code beside the task',
      answers: [{ code: 490_000, msg: 'bad prompt', data: { task_id: 'task-1', status: 'failed' } }],
      reason: 'bad prompt',
    },
  ],
  vendorCodes: [
    { code: 374_004, means: 'auth' },
    { code: 490_505, means: 'quota' },
    { code: 490_000, means: 'invalid-input' },
    { code: 40_001, means: 'auth' },
    { code: 40_002, means: 'auth' },
    { code: 40_003, means: 'expired', at: 'poll' },
  ],
})
