import { testProvider } from '@mediaplug/testing'
import { describe, test } from 'vitest'
import { openVendor } from '../test/scripted-vendor.js'
import { acmeStudio } from './index.js'

testProvider({
  runner: { describe, test },
  provider: acmeStudio,
  sandbox: openVendor,
  cases: {
    icon: [{ prompt: 'a red kite', seed: 7, transparent: true }],
    clip: [{ prompt: 'a red kite', duration: 10, aspectRatio: '9:16' }],
  },
  vendorCodes: [
    { code: 'blocked_prompt', means: 'rejected' },
    { code: 'no_credits', means: 'quota' },
    { code: 'too_many_tasks', means: 'rate-limit' },
    { code: 'unknown_clip', means: 'expired', at: 'poll' },
  ],
  failedTasks: [
    {
      what: 'a failure',
      answers: [{ state: 'failed', reason: 'the kite got lost' }],
      reason: 'the kite got lost',
    },
    {
      what: 'a refused prompt',
      answers: [{ state: 'failed', reason: 'no kites here', code: 'blocked_prompt' }],
      means: 'rejected',
      reason: 'no kites here',
    },
  ],
})
