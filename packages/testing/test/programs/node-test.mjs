// A suite under node:test, as a provider's author has it. With the argument `broken`, the provider is.
import { describe, test } from 'node:test'
import { credential, defineModel, defineProvider, textToImage, z } from '@mediaplug/core/provider'
import { fakeVendor, testProvider } from '@mediaplug/testing'

const broken = process.argv[2] === 'broken'

const drawing = defineModel({
  title: 'Drawing',
  capability: textToImage,
  input: z.strictObject({ prompt: z.string().min(1), seed: z.int().optional() }),
  async start({ prompt, seed }, { http }) {
    const body = JSON.stringify(broken ? { prompt } : { prompt, seed })
    const answer = await http.json({ method: 'POST', path: '/drawings', body })
    const { url } = z.object({ url: z.string() }).parse(answer)
    return { output: { assets: [{ kind: 'image', mediaType: 'image/png', url }] } }
  },
})

const acme = defineProvider({
  id: 'acme',
  title: 'Acme',
  settings: z.strictObject({ apiKey: credential('ACME_API_KEY') }),
  baseUrl: 'https://api.acme.example',
  downloads: { hosts: ['.acme.example'] },
  authorize: async (_request, { apiKey }) => ({ 'x-api-key': await apiKey() }),
  models: () => ({ drawing }),
})

const apiKey = 'sk-acme-0123456789'

testProvider({
  runner: { describe, test },
  provider: acme,
  sandbox: () =>
    fakeVendor({
      credentials: { apiKey },
      routes: {
        'POST /drawings': {
          operation: 'create',
          answer: ({ headers }, desk) =>
            headers['x-api-key'] === apiKey
              ? { body: { url: desk.file('image/png') } }
              : { status: 401, body: 'unknown key' },
        },
      },
    }),
  cases: { drawing: [{ prompt: 'a red kite' }] },
})
