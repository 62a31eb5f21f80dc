import { testProvider } from '@mediaplug/testing'
import { describe, test } from 'vitest'
import { openFakeKling } from '../test/fake-kling.js'
import { kling } from './index.js'

/** The beginning of a PNG of 300 by 300 pixels. */
const image = Buffer.from('89504e470d0a1a0a0000000d494844520000012c0000012c0806000000', 'hex')
const words = { prompt: 'a red kite', negativePrompt: 'rain' }
const failed = {
  code: 0,
  message: 'SUCCEED',
  data: { task_status: 'failed', task_status_msg: 'the kite got lost' },
}

testProvider({
  runner: { describe, test },
  provider: kling,
  sandbox: () => openFakeKling(),
  cases: {
    'kling-v2-5-turbo/text2video': [{ ...words, duration: 10, mode: 'pro', aspectRatio: '9:16' }],
    'kling-v2-5-turbo/image2video': [{ ...words, duration: 10, mode: 'pro', image }],
  },
  vendorCodes: [
    { code: 1102, means: 'quota' },
    { code: 1201, means: 'invalid-input' },
    { code: 1301, means: 'rejected' },
    { code: 1303, means: 'rate-limit' },
  ],
  failedTasks: [{ what: 'a failure', answers: [failed], reason: 'the kite got lost' }],
})
