import { createSandbox } from '@mediaplug/sandbox'
import { fromSandbox, testProvider } from '@mediaplug/testing'
import { describe, test } from 'vitest'
import { imageOf } from '../test/image.js'
import { tencent } from './index.js'

const settings = { tencent: { answerSeconds: 0.02 } }
const image = 'https://media.example/cat.png'
const prompt = 'a cat'
const logo = { image: 'https://media.example/logo.png', rect: { x: 8, y: 8, width: 64, height: 32 } }
// The first case of a model is what most checks begin with: a link is drawn when it is fetched, a small one quickly.
const format = 'url'
const small = imageOf('tiff', 200, 20)

testProvider({
  runner: { describe, test },
  provider: tencent,
  settings: { region: 'ap-guangzhou' },
  sandbox: async () =>
    fromSandbox(await createSandbox({ vendors: ['tencent'], taskSeconds: 0.05, settings }), 'tencent'),
  cases: {
    'image-to-image': [
      { image, prompt, strength: 0.7, format },
      { image: imageOf('tiff', 64, 64), logo, format: 'base64' },
      { image, styles: [104], logo: { image: logo.image }, format },
      {
        image,
        negativePrompt: 'dogs',
        styles: ['watercolor'],
        resolution: '768:768',
        logo: false,
        enhance: true,
        restoreFaces: 0,
        format,
      },
    ],
    'text-to-image': [
      { prompt, width: 512, height: 512 },
      { prompt, aspectRatio: '1:1', images: [image], revise: false, seed: 7, logo: false },
    ],
    'text-to-image-lite': [
      { prompt, width: 160, height: 160, format },
      { prompt, negativePrompt: 'dogs', aspectRatio: '1:1', seed: 7, logo: false, format },
    ],
    'text-to-image-rapid': [
      { prompt, width: 160, height: 160, format },
      { prompt, aspectRatio: '1:1', style: 'pixel', seed: 7, logo: false, format },
      { prompt, image, format },
    ],
    'sketch-to-image': [{ prompt, image, logo: false, format }],
    'refine-image': [{ image: small, format }],
    'image-outpainting': [{ image: small, aspectRatio: '16:9', logo: false, format }],
    'image-inpainting-removal': [{ image: small, mask: small, logo: false, format }],
    'replace-background': [
      { prompt, image, width: 600, height: 600, format },
      {
        backgroundTemplate: 'desk',
        negativePrompt: 'dogs',
        product: 'a cup',
        image,
        mask: image,
        logo: false,
        format,
      },
    ],
    'change-clothes': [{ image, clothes: image, clothesType: 'dress', logo: false, format }],
    'generate-avatar': [
      { image, style: 'flower', filter: false, logo: false, format },
      { image, type: 'pet', format },
    ],
  },
  failedTasks: [
    {
      what: 'status 4',
      answers: [
        {
          Response: {
            JobStatusCode: '4',
            JobErrorCode: 'FailedOperation.InnerError',
            JobErrorMsg: 'no wind',
            RequestId: 'r-1',
          },
        },
      ],
      reason: 'no wind',
    },
    {
      what: 'status 4, of what did not pass the review',
      answers: [
        {
          Response: {
            JobStatusCode: '4',
            JobErrorCode: 'FailedOperation.GenerateImageFailed',
            JobErrorMsg: 'not passed',
          },
        },
      ],
      means: 'rejected',
      reason: 'not passed',
    },
  ],
  vendorCodes: [
    { code: 'RequestLimitExceeded', means: 'rate-limit' },
    { code: 'RequestLimitExceeded.JobNumExceed', means: 'rate-limit' },
    { code: 'FailedOperation.RequestTimeout', means: 'failed' },
    { code: 'AuthFailure.SignatureFailure', means: 'auth' },
    { code: 'FailedOperation.JobNotExist', means: 'expired', at: 'poll' },
  ],
})
