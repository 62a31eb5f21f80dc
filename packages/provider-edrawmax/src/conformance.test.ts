import { createSandbox } from '@mediaplug/sandbox'
import { fromSandbox, testProvider } from '@mediaplug/testing'
import { describe, test } from 'vitest'
import { edrawmax } from './index.js'

const settings = { edrawmax: { answerSeconds: 0.02 } }
const cases = [{ prompt: 'sign up, then pay', language: 'en', platform: 'web' }] as const

testProvider({
  runner: { describe, test },
  provider: edrawmax,
  sandbox: async () => fromSandbox(await createSandbox({ vendors: ['edrawmax'], settings }), 'edrawmax'),
  cases: { flowchart: cases, infographic: cases, gantt: cases, mindmap: cases },
  vendorCodes: [
    { code: 400, means: 'invalid-input' },
    { code: 500, means: 'vendor' },
    { code: 2406, means: 'rejected' },
    { code: 3001, means: 'rate-limit' },
    { code: 212_200, means: 'failed' },
    { code: 212_201, means: 'failed' },
  ],
})
