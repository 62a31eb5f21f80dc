import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient } from '@mediaplug/core'
import {
  credential,
  defineModel,
  defineProvider,
  parseAnswer,
  textToImage,
  z,
} from '@mediaplug/core/provider'
import { onTestFinished } from 'vitest'

/** A prompt that no attribute may hold. */
export const prompt = 'a red kite over a secret place'
/** A credential that no attribute may hold. */
export const apiKey = 'sk-kite-0123456789'

const png = Buffer.from('89504e470d0a1a0a', 'hex')
const created = z.object({ id: z.string() })
const job = z.object({ state: z.enum(['running', 'failed', 'succeeded']), url: z.string().optional() })
const image = { kind: 'image', mediaType: 'image/png' } as const

const acme = defineProvider({
  id: 'acme',
  title: 'Acme',
  settings: z.strictObject({ apiKey: credential('ACME_API_KEY') }),
  baseUrl: 'https://acme.example',
  downloads: { hosts: [] },
  async authorize(_, { apiKey: key }) {
    return { headers: { authorization: `Bearer ${key}` } }
  },
  models: () => ({
    picture: defineModel({
      title: 'Picture',
      capability: textToImage,
      input: z.strictObject({ prompt: z.string() }),
      async start(input, { http }) {
        const path = `/tasks/for/${encodeURIComponent(input.prompt)}`
        return { ref: parseAnswer(created, await http.json({ method: 'POST', path })).id }
      },
      async poll(ref, { http }) {
        const { state, url = '' } = parseAnswer(
          job,
          await http.json({ method: 'GET', path: `/tasks/${ref}` }),
        )
        if (state === 'running') return { state }
        if (state === 'failed') return { state, reason: `no wind for ${prompt}`, code: 'rejected' }
        return { state, output: { assets: [{ ...image, url }] } }
      },
    }),
    /** Answers at once. */
    drawing: defineModel({
      title: 'Drawing',
      capability: textToImage,
      input: z.strictObject({ prompt: z.string() }),
      async start(_, { http }) {
        await http.json({ method: 'POST', path: '/drawings' })
        return { output: { assets: [{ ...image, bytes: png }] } }
      },
    }),
  }),
})

/** What the vendor says: the state of a task, a status that is no answer, or nothing before the connection breaks. */
export type Word = 'running' | 'succeeded' | 'failed' | 'accepted' | number | 'reset'

/** How an acme is opened. */
export interface AcmeOptions {
  /** What polls are answered, one after the other; the last one again and again. Default: the end. */
  readonly polls?: readonly Word[]
  /** What starts are answered, in the same way. Default: a task each. */
  readonly starts?: readonly Word[]
  readonly concurrentTasks?: number
}

/** Gives what comes next, and the last one again and again. */
function inTurn(words: readonly Word[]): () => Word | undefined {
  let turn = 0
  return () => words[Math.min(turn++, words.length - 1)]
}

/** A vendor on this machine, and a client that polls it quickly. */
export async function openAcme({
  polls = ['succeeded'],
  starts = ['accepted'],
  concurrentTasks,
}: AcmeOptions = {}) {
  const nextPoll = inTurn(polls)
  const nextStart = inTurn(starts)
  let tasks = 0
  const server = createServer(({ method, url = '' }, response) => {
    if (url === '/file') return void response.end(png)
    const word = method === 'POST' ? nextStart() : nextPoll()
    if (word === 'reset') return void response.socket?.resetAndDestroy()
    const status = typeof word === 'number' ? word : 200
    const body = method === 'POST' ? { id: `t${++tasks}` } : { state: word, url: `${origin}/file` }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close().closeAllConnections())
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const provider = acme({ apiKey, baseUrl: origin, limits: { concurrentTasks } })
  return { client: createClient({ providers: [provider], pacing: () => 20 }), port }
}
