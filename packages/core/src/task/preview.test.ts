import { expect, test } from 'vitest'
import * as z from 'zod'
import { textToImage } from '../capability/image.js'
import { createClient } from '../client/create-client.js'
import { credential } from '../contract/credential.js'
import { defineProvider } from '../contract/define-provider.js'
import { defineModel } from '../contract/model.js'
import type { Status } from '../contract/status.js'

test('a preview and the lines of a log reach whoever follows, without secrets and control characters', async () => {
  const bytes = new Uint8Array([1, 2, 3])
  const acme = defineProvider({
    id: 'acme',
    title: 'Acme',
    settings: z.strictObject({ apiKey: credential('ACME_API_KEY') }),
    baseUrl: 'https://acme.example',
    downloads: { hosts: [] },
    models: () => {
      let polls = 0
      return {
        kite: defineModel({
          title: 'Kite',
          capability: textToImage,
          input: z.strictObject({ prompt: z.string() }),
          start: async () => ({ ref: 't-1' }),
          poll: async () =>
            polls++ === 0
              ? {
                  state: 'running',
                  preview: { mediaType: 'image/png', bytes },
                  log: ['step 1', 'key is sk-kite-0123456789\u001b[31m'],
                }
              : {
                  state: 'succeeded',
                  output: { assets: [{ kind: 'image', mediaType: 'image/png', bytes }] },
                },
        }),
      }
    },
  })
  const client = createClient({ providers: [acme({ apiKey: 'sk-kite-0123456789' })], pacing: () => 1 })
  const seen: Status<unknown>[] = []
  await client.generate('acme/kite', { prompt: 'kite' }, { onStatus: (status) => void seen.push(status) })
  expect(seen[0]).toMatchObject({ state: 'running', preview: { mediaType: 'image/png', bytes } })
  expect(seen[0]).toHaveProperty('log.0', 'step 1')
  expect(JSON.stringify(seen)).not.toMatch(/sk-kite|u001b/)
})
