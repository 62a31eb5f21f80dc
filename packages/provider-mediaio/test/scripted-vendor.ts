import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { createClient } from '@mediaplug/core'
import { afterAll } from 'vitest'
import { mediaio } from '../src/index.js'

type Settings = NonNullable<Parameters<typeof mediaio>[0]>

interface Reply {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly body: unknown
}

/** A request as it came. */
interface Received {
  readonly method: string | undefined
  readonly path: string | undefined
  readonly apiKey: unknown
  readonly body: unknown
}

/** A vendor on loopback that gives prepared answers, in order, and the last one again and again. */
export async function openScriptedVendor() {
  const replies: Reply[] = []
  const requests: Received[] = []
  const server = createServer(async (request, response) => {
    const { method, url: path, headers } = request
    requests.push({ method, path, apiKey: headers['x-api-key'], body: await json(request) })
    const reply = replies.length > 1 ? replies.shift() : replies[0]
    response.writeHead(reply?.status ?? 200, { 'content-type': 'application/json', ...reply?.headers })
    response.end(typeof reply?.body === 'string' ? reply.body : JSON.stringify(reply?.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    baseUrl,
    requests,
    script: (...next: Reply[]) => void replies.splice(0, replies.length, ...next),
    open: (settings: Settings = {}) =>
      createClient({
        providers: [mediaio({ apiKey: 'very-secret-key', baseUrl, ...settings })],
        pacing: () => 10,
        timeoutMs: 10_000,
        upload: async () => 'https://media.example/uploaded',
      }),
  }
}

/** An answer with data, as the vendor wraps it. */
export const good = (data: unknown): Reply => ({ body: { code: 0, msg: '', data, trace_id: 'trace-1' } })

/** The answer to a request that the vendor has accepted. */
export const accepted = good({ task_id: 'task-1' })
