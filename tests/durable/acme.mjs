// A vendor's provider for the tests, whose process can be killed at the worst moment: when the vendor has answered.
import { defineModel, defineProvider, file, textToImage, z } from '@mediaplug/core/provider'

const created = z.object({ id: z.string() })
const status = z.object({ state: z.enum(['running', 'done', 'failed']), url: z.string().optional() })
const input = z.strictObject({
  prompt: z.string().min(1),
  image: file({ as: 'bytes', mediaTypes: ['image/png'] }).optional(),
})

/** Kills this process, once: the file that says so is gone then. */
async function crash() {
  const { rmSync, existsSync } = await import('node:fs')
  const order = process.env.CRASH_WHEN_ANSWERED
  if (order === undefined || !existsSync(order)) return
  rmSync(order)
  process.kill(process.pid, 'SIGKILL')
  await new Promise(() => {})
}

/** Stops this process, once, right before its request leaves: whoever started it has it go on. */
async function stall() {
  const { rmSync, existsSync } = await import('node:fs')
  const order = process.env.STALL_BEFORE_SENDING
  if (order === undefined || !existsSync(order)) return
  rmSync(order)
  process.kill(process.pid, 'SIGSTOP')
}

/** @param {string} path @param {object} [more] */
function modelAt(path, more = {}) {
  return defineModel({
    title: path,
    capability: textToImage,
    input,
    typicalSeconds: [1, 2],
    async start({ prompt, image }, { http, idempotencyKey }) {
      const body = JSON.stringify({ prompt, bytes: image?.bytes.byteLength, key: idempotencyKey })
      const answer = created.parse(await http.json({ method: 'POST', path: `/${path}`, body }))
      await crash()
      return { ref: answer.id }
    },
    async poll(ref, { http }) {
      const { state, url = '' } = status.parse(await http.json({ method: 'GET', path: `/tasks/${ref}` }))
      if (state === 'running') return { state: 'running', progress: 0.5 }
      if (state === 'failed') return { state: 'failed', reason: 'it rains' }
      return { state: 'succeeded', output: { assets: [{ kind: 'image', mediaType: 'image/png', url }] } }
    },
    async cancel(ref, { http }) {
      await http.json({ method: 'DELETE', path: `/tasks/${ref}` })
    },
    ...more,
  })
}

export const acme = defineProvider({
  id: 'acme',
  title: 'Acme',
  settings: z.strictObject({}),
  baseUrl: 'https://acme.invalid',
  downloads: { hosts: [] },
  async authorize({ method }) {
    if (method === 'POST') await stall()
    return {}
  },
  models: () => ({
    picture: modelAt('pictures'),
    keyed: modelAt('keyed', { submitSafety: { by: 'idempotency-key' } }),
    known: modelAt('known', {
      submitSafety: {
        by: 'lookup',
        /** @param {{ idempotencyKey: string }} request @param {import('@mediaplug/core/provider').Context} context */
        async find({ idempotencyKey }, { http }) {
          const { id } = created.parse(await http.json({ method: 'GET', path: `/keys/${idempotencyKey}` }))
          return id === '' ? 'not-accepted' : { ref: id }
        },
      },
    }),
  }),
})
