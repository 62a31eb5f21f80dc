import { createSandbox } from '@mediaplug/sandbox'
import { fromSandbox, testProvider } from '@mediaplug/testing'
import { describe, test } from 'vitest'
import { volcTos } from './index.js'

const settings = { volcTos: { answerSeconds: 0.02 } }
const prompt = 'a cat on a wall'
const image = 'https://media.example/cat.png'

testProvider({
  runner: { describe, test },
  provider: volcTos,
  settings: { bucket: 'pictures' },
  sandbox: async () =>
    fromSandbox(await createSandbox({ vendors: ['volcTos'], settings }), 'volcTos', {
      settings: ['region', 'bucket'],
    }),
  cases: {
    'text-to-image': [
      { prompt, reqJson: { req_key: 'painter', width: 64, height: 64 } },
      {
        prompt,
        postprocess: { actions: 'image/flip,v' },
        output: { object: 'cats/two.png', overwrite: true },
        modelAction: 'CVProcess',
        modelVersion: '2022-08-31',
        reqJson: { req_key: 'painter' },
      },
    ],
    'image-to-image': [
      { prompt, image },
      {
        prompt,
        image,
        preprocess: { actions: 'image/resize,w_64' },
        postprocess: { actions: 'image/flip,v' },
        output: { object: 'cats/one.png', overwrite: true },
        modelAction: 'CVProcess',
        modelVersion: '2022-08-31',
        reqJson: { req_key: 'painter', width: 640, height: 480 },
      },
      { prompt, image, preprocess: { style: 'small' }, postprocess: { style: 'framed' } },
    ],
  },
  vendorCodes: [
    { code: 50_411, means: 'rejected' },
    { code: 50_429, means: 'rate-limit' },
    { code: 50_500, means: 'failed' },
  ],
})
