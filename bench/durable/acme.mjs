// The provider of the vendor in vendor.mjs.
import { defineModel, defineProvider, textToImage, z } from '@mediaplug/core/provider'

const created = z.object({ id: z.string() })
const status = z.object({ done: z.boolean() })

export const acme = defineProvider({
  id: 'acme',
  title: 'Acme',
  settings: z.strictObject({}),
  baseUrl: 'https://acme.invalid',
  downloads: { hosts: [] },
  models: () => ({
    picture: defineModel({
      title: 'Picture',
      capability: textToImage,
      input: z.strictObject({ prompt: z.string() }),
      async start({ prompt }, { http }) {
        const answer = await http.json({ method: 'POST', path: '/tasks', body: JSON.stringify({ prompt }) })
        return { ref: created.parse(answer).id }
      },
      async poll(ref, { http }) {
        const { done } = status.parse(await http.json({ method: 'GET', path: `/tasks/${ref}` }))
        if (!done) return { state: 'running' }
        return {
          state: 'succeeded',
          output: { assets: [{ kind: 'image', mediaType: 'image/png', path: `/files/${ref}` }] },
        }
      },
    }),
  }),
})
