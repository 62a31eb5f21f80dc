import { testProvider } from '@mediaplug/testing'
import { describe, test } from 'vitest'
import { openFakeReplicate } from '../test/fake-replicate.js'
import { replicate } from './index.js'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const prediction = { id: 'task-1', output: null, data_removed: false }

testProvider({
  runner: { describe, test },
  provider: replicate,
  sandbox: openFakeReplicate,
  cases: {
    'black-forest-labs/flux-schnell': [{ prompt: 'a red kite', aspectRatio: '16:9', count: 2, seed: 7 }],
    'black-forest-labs/flux-kontext-pro': [
      { prompt: 'a blue kite', image: png, aspectRatio: '1:1', seed: 7 },
    ],
  },
  failedTasks: [
    {
      what: 'a prediction that failed',
      answers: [{ ...prediction, status: 'failed', error: 'CUDA out of memory' }],
      reason: 'CUDA out of memory',
    },
    {
      what: 'a deadline before it began',
      answers: [{ ...prediction, status: 'aborted', error: null }],
      means: 'canceled',
    },
    {
      what: 'files that are removed',
      answers: [{ ...prediction, status: 'succeeded', error: null, data_removed: true }],
      means: 'expired',
    },
  ],
})
