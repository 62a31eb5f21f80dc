import { testProvider } from '@mediaplug/testing'
import { describe, test } from 'vitest'
import { failures, openFakeFal } from '../test/fake-fal.js'
import { fal } from './index.js'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

testProvider({
  runner: { describe, test },
  provider: fal,
  sandbox: openFakeFal,
  cases: {
    'fal-ai/flux/dev': [{ prompt: 'a red kite', count: 2, seed: 7 }],
    'fal-ai/flux/dev/image-to-image': [
      { prompt: 'a blue kite', image: png, strength: 0.5, count: 2, seed: 7 },
    ],
  },
  vendorCodes: [
    { code: 'content_policy_violation', means: 'rejected' },
    { code: 'image_too_large', means: 'invalid-input' },
  ],
  failedTasks: [
    {
      what: 'a failure of the runner, told in place of the result',
      answers: [{ status: 'COMPLETED' }, failures.runner.body],
      reason: 'The runner failed',
    },
    {
      what: 'a refused prompt, told in place of the result',
      answers: [{ status: 'COMPLETED' }, failures.content.body],
      means: 'rejected',
      reason: 'Not allowed here',
    },
  ],
})
