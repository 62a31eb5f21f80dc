import { createSandbox } from '@mediaplug/sandbox'
import { fromSandbox, testProvider } from '@mediaplug/testing'
import { describe, test } from 'vitest'
import { imageOf } from '../test/image.js'
import { tencent } from './index.js'

const settings = { tencent: { answerSeconds: 0.02 } }
const image = 'https://media.example/cat.png'
const logo = { image: 'https://media.example/logo.png', rect: { x: 8, y: 8, width: 64, height: 32 } }

testProvider({
  runner: { describe, test },
  provider: tencent,
  sandbox: async () => fromSandbox(await createSandbox({ vendors: ['tencent'], settings }), 'tencent'),
  cases: {
    'image-to-image': [
      { image, prompt: 'a cat', strength: 0.7, format: 'url' },
      { image: imageOf('tiff', 64, 64), logo, format: 'base64' },
      { image, styles: [104], logo: { image: logo.image } },
      {
        image,
        negativePrompt: 'dogs',
        styles: ['watercolor'],
        resolution: '768:768',
        logo: false,
        enhance: true,
        restoreFaces: 0,
      },
    ],
  },
  vendorCodes: [
    { code: 'RequestLimitExceeded', means: 'rate-limit' },
    { code: 'RequestLimitExceeded.JobNumExceed', means: 'rate-limit' },
    { code: 'FailedOperation.RequestTimeout', means: 'failed' },
    { code: 'AuthFailure.SignatureFailure', means: 'auth' },
  ],
})
