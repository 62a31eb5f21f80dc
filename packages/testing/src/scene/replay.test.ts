import { credential, defineModel, defineProvider, textToImage, z } from '@mediaplug/core/provider'
import { expect, test } from 'vitest'
import { replaying } from './replay.js'

const sketch = defineModel({
  title: 'Acme Sketch',
  capability: textToImage,
  input: z.strictObject({ prompt: z.string() }),
  start: async () => ({ ref: 'task-1' }),
  poll: async () => ({ state: 'running' }),
})

const acme = defineProvider({
  id: 'acme',
  title: 'Acme',
  settings: z.strictObject({ apiKey: credential('ACME_API_KEY') }),
  baseUrl: 'https://api.acme.example',
  downloads: { hosts: [] },
  fault: () => ({ code: 'rejected', message: 'not allowed', vendorCode: 'policy', requestId: 'request-1' }),
  models: () => ({ sketch }),
})

test('an error that is replayed tells what one from the wire tells', async () => {
  const { http } = replaying(acme(), [{}])
  await expect(http.json({ method: 'GET', path: '/sketches/1' })).rejects.toMatchObject({
    code: 'rejected',
    message: 'not allowed',
    vendorCode: 'policy',
    requestId: 'request-1',
  })
})
