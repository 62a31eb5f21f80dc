// The provider of the vendor that vendor.mjs plays.
import { defineModel, defineProvider, textToImage, z } from '@mediaplug/core/provider'

const created = z.object({ id: z.string() })
const status = z.union([
  z.object({ state: z.literal('running') }),
  z.object({ state: z.literal('succeeded'), url: z.string() }),
  z.object({ state: z.literal('failed'), reason: z.string() }),
])

export const soakProvider = defineProvider({
  id: 'soak',
  title: 'Soak',
  settings: z.strictObject({}),
  baseUrl: 'https://soak.example',
  downloads: { hosts: [] },
  models: () => ({
    picture: defineModel({
      title: 'Picture',
      capability: textToImage,
      input: z.strictObject({ prompt: z.string().min(1) }),
      typicalSeconds: [0.5, 4],
      async start({ prompt }, { http, idempotencyKey }) {
        const body = JSON.stringify({ prompt, key: idempotencyKey })
        return { ref: created.parse(await http.json({ method: 'POST', path: '/tasks', body })).id }
      },
      async poll(ref, { http }) {
        const found = status.parse(
          await http.json({ method: 'GET', path: `/tasks/${encodeURIComponent(ref)}` }),
        )
        if (found.state !== 'succeeded') return found
        const asset = { kind: 'image', mediaType: 'image/png', url: found.url }
        return { state: 'succeeded', output: { assets: [asset] } }
      },
    }),
  }),
})
