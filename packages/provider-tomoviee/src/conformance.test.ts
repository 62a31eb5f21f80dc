import { createSandbox } from '@mediaplug/sandbox'
import { fromSandbox, testProvider } from '@mediaplug/testing'
import { describe, test } from 'vitest'
import { tomoviee } from './index.js'

const prompt = 'a kite over the sea'
const image = 'https://media.example/cat.png'
const video = 'https://media.example/clip.mp4'

testProvider({
  runner: { describe, test },
  provider: tomoviee,
  sandbox: async () =>
    fromSandbox(
      await createSandbox({ vendors: ['tomoviee'], taskSeconds: 0.05, framesPerSecond: 2 }),
      'tomoviee',
    ),
  cases: {
    'text-to-video': [{ prompt, duration: 5, aspectRatio: '1:1', cameraMove: 'orbit' }],
    'image-to-video': [{ prompt, image }],
    'frames-to-video': [{ prompt, firstFrame: image, lastFrame: image }],
    'extend-video': [{ prompt, video }],
    'image-to-image': [{ prompt, image, width: 512, height: 512 }],
    'redraw-image': [
      { prompt, image },
      { prompt, image, mask: image },
    ],
    'segment-image': [{ image }],
    'text-to-music': [{ prompt, duration: 5, disableTranslate: true }],
    'text-to-sound-effect': [{ prompt, duration: 5 }],
    'text-to-speech': [{ text: 'hello' }, { text: 'hello', voice: 'en-US-JennyNeural', language: 'en' }],
    'score-video': [{ video, duration: 5, prompt }],
  },
  failedTasks: [
    {
      what: 'status 4',
      answers: [{ code: 0, msg: 'ok', data: { status: 4, reason: 'no wind', result: '{}' } }],
      reason: 'no wind',
    },
    {
      what: 'status 6, timed out',
      answers: [{ code: 0, msg: 'ok', data: { status: 6 } }],
      reason: 'timed out',
    },
    {
      what: 'status 5, cancelled',
      answers: [{ code: 0, msg: 'ok', data: { status: 5, reason: 'by an operator' } }],
      means: 'canceled',
      reason: 'by an operator',
    },
  ],
  vendorCodes: [
    { code: 680_001, means: 'invalid-input' },
    { code: 680_101, means: 'auth' },
  ],
})
