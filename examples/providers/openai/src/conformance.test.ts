import { testProvider } from '@mediaplug/testing'
import { describe, test } from 'vitest'
import { openFakeOpenai } from '../test/fake-openai.js'
import { openai } from './index.js'

const image = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const picture = { aspectRatio: '3:2', count: 2, quality: 'low', format: 'webp' } as const

testProvider({
  runner: { describe, test },
  provider: openai,
  sandbox: openFakeOpenai,
  cases: {
    'gpt-image-1': [{ prompt: 'a red kite', ...picture }],
    'gpt-image-1/edits': [{ prompt: 'a blue kite', image, ...picture }],
    'gpt-4o-mini-tts': [
      { text: 'Let go of the kite.', voice: 'nova', instructions: 'whisper', format: 'wav' },
    ],
  },
  vendorCodes: [
    { code: 'moderation_blocked', means: 'rejected' },
    { code: 'insufficient_quota', means: 'quota' },
    { code: 'invalid_value', means: 'invalid-input' },
  ],
})
