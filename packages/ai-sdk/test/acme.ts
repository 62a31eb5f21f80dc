import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient } from '@mediaplug/core'
import {
  defineCapability,
  defineModel,
  defineProvider,
  outputOf,
  textToImage,
  textToSpeech,
  textToVideo,
  z,
} from '@mediaplug/core/provider'
import { onTestFinished } from 'vitest'

/** What a made video is, by its first bytes. */
export const webm = Buffer.from('1a45dfa3934282847765626d', 'hex')

const maybeImages = defineCapability({
  id: 'maybe-images',
  input: z.strictObject({ prompt: z.string() }),
  output: outputOf('image').partial(),
})

const prompt = z.strictObject({ prompt: z.string() })
const video = { kind: 'video', mediaType: 'video/mp4' } as const

/** Models with what no vendor of the sandbox has. Each start is a POST to the vendor. */
const acme = defineProvider({
  id: 'acme',
  title: 'Acme',
  settings: z.strictObject({}),
  baseUrl: 'https://acme.example',
  downloads: { hosts: [] },
  models: () => ({
    /** Gives no picture, and is paid all the same. */
    nothing: defineModel({
      title: 'Nothing',
      capability: maybeImages,
      input: prompt,
      async start(_, { http }) {
        await http.json({ method: 'POST', path: '/nothing' })
        return { output: {} }
      },
    }),
    /** Has a field of each kind that settings of the AI SDK are put into. */
    canvas: defineModel({
      title: 'Canvas',
      capability: textToImage,
      input: z.strictObject({
        prompt: z.string(),
        width: z.int().optional(),
        height: z.int().optional(),
        count: z.union([z.literal(2), z.literal(3)]).optional(),
        seed: z.int().optional(),
      }),
      async start(input, { http }) {
        await http.json({ method: 'POST', path: '/canvas', body: JSON.stringify(input) })
        const image = {
          kind: 'image',
          mediaType: 'image/png',
          bytes: Buffer.from('89504e470d0a1a0a', 'hex'),
        } as const
        return { output: { assets: Array.from({ length: input.count ?? 2 }, () => image) } }
      },
    }),
    /** Answers at once with a file behind a redirect, which is not what the vendor says. */
    clip: defineModel({
      title: 'Clip',
      capability: textToVideo,
      input: prompt,
      async start(_, { http }) {
        await http.json({ method: 'POST', path: '/clip' })
        return { output: { assets: [{ ...video, path: '/moved' }] } }
      },
    }),
    /** Speaks in bytes that no program knows. */
    murmur: defineModel({
      title: 'Murmur',
      capability: textToSpeech,
      input: z.strictObject({ text: z.string(), speed: z.number().optional() }),
      async start(_, { http }) {
        await http.json({ method: 'POST', path: '/murmur' })
        return {
          output: {
            assets: [
              { kind: 'audio', mediaType: 'audio/opus', bytes: Buffer.from([0, 1, 2, 250, 251, 252]) },
            ],
          },
        }
      },
    }),
  }),
})

function answer(path: string, response: ServerResponse): void {
  if (path === '/moved') response.writeHead(302, { location: '/clip.webm' }).end()
  else if (path === '/clip.webm') response.writeHead(200, { 'content-type': 'video/mp4' }).end(webm)
  else response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
}

/** A vendor on this machine whose models answer at once. */
export async function openAcme() {
  const starts: string[] = []
  const server = createServer(({ method, url = '' }, response) => {
    if (method === 'POST') starts.push(url)
    answer(url, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close().closeAllConnections())
  const { port } = server.address() as AddressInfo
  const client = createClient({ providers: [acme({ baseUrl: `http://127.0.0.1:${port}` })] })
  return { client, starts }
}
