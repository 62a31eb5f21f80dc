import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient } from '@mediaplug/core'
import { afterAll, beforeEach, expect } from 'vitest'
import { tencent } from '../src/index.js'
import { pngOf } from './image.js'

type Settings = NonNullable<Parameters<typeof tencent>[0]>

/** A request as the vendor received it. */
export interface Received {
  readonly method: string | undefined
  readonly path: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** What a vendor answers: the content of `Response`, or all of the answer. */
export interface Reply {
  readonly response?: object
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly text?: string
}

export const keys = { secretId: 'AKIDexample', secretKey: 'the-secret-key' }
export const requestId = '7c0a5e1d-0000-4000-8000-00000000cafe'

/** An image as the vendor sends it. */
const image = Buffer.from(pngOf(64, 64)).toString('base64')

/** An answer with an image. */
export const good: Reply = { response: { ResultImage: image } }

/** An answer with an error. */
export const refusal = (code: string, message = 'no luck'): Reply => ({
  response: { Error: { Code: code, Message: message } },
})

/** A vendor on loopback that gives prepared answers, in order, and the last one again and again; and clients of it. */
export async function openScriptedVendor() {
  let answer: (request: Received) => Reply | Promise<Reply> = () => good
  const requests: Received[] = []
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { method, url: path, headers } = incoming
    const request = { method, path, headers, body: Buffer.concat(chunks) }
    requests.push(request)
    const reply = await answer(request)
    outgoing.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers })
    outgoing.end(reply.text ?? JSON.stringify({ Response: { RequestId: requestId, ...reply.response } }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  beforeEach(() => {
    answer = () => good
    requests.length = 0
  })
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    baseUrl,
    requests,
    script(...replies: readonly Reply[]) {
      const left = [...replies]
      answer = () => (left.length > 1 ? left.shift() : left[0]) ?? good
    },
    answerBy(next: typeof answer) {
      answer = next
    },
    open: (settings: Settings = {}) =>
      createClient({
        providers: [tencent({ ...keys, baseUrl, ...settings })],
        timeoutMs: 20_000,
        pacing: () => 1,
      }),
    /** The body of the request that a generation sends, once it is answered. */
    async sent(generation: Promise<unknown>): Promise<unknown> {
      await generation
      return JSON.parse(requests.at(-1)?.body.toString('utf8') ?? '')
    },
    /** Expects that a generation is refused, in these words, before anything is sent. */
    async expectRefused(generation: Promise<unknown>, message: string) {
      await expect(generation).rejects.toMatchObject({
        code: 'invalid-input',
        phase: 'input',
        message: expect.stringContaining(message),
      })
      expect(requests).toEqual([])
    },
  }
}
