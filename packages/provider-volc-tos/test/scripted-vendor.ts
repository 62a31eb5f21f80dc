import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient } from '@mediaplug/core'
import { afterAll, beforeEach, expect } from 'vitest'
import { volcTos } from '../src/index.js'

/** A request as the vendor received it. */
interface Received {
  readonly method: string
  /** Path and query. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** What the vendor does with a request. */
export type Reply = (response: ServerResponse) => void

/** Answers with JSON. */
export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }

/** Breaks the connection before any answer. */
export const reset: Reply = (response) => void response.socket?.resetAndDestroy()

/** The model's answer with some code. */
export const modelAnswer = (code: number, status = 200): Reply =>
  json(status, { resp_json: { code, message: 'no luck', request_id: 'model-7', status: code, data: {} } })

/** The model's good answer. */
export const good = modelAnswer(10_000)

/** An error of object storage. */
export const refusal = (status: number, code: string, headers: Record<string, string> = {}): Reply =>
  json(
    status,
    { Code: code, Message: 'no luck', RequestId: 'request-7', HostId: 'host-7', EC: '0001-00000007' },
    headers,
  )

/** The good answer to a PUT. */
export const stored: Reply = (response) =>
  void response.writeHead(200, { etag: '"tag-7"', 'x-tos-request-id': 'request-8' }).end()

/** Keys that must never be seen. */
export const keys = { accessKey: 'AKLT0123456789', secretKey: 'very-secret-key', token: 'very/secret+token=' }

type Settings = Parameters<typeof volcTos>[0]

/** A vendor on loopback that gives prepared answers, in order, and the last one again and again. */
export async function openScriptedVendor() {
  const requests: Received[] = []
  let replies: Reply[] = [good]
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method = '', url = '', headers } = request
    requests.push({ method, url, headers, body: Buffer.concat(chunks) })
    const reply = replies.length > 1 ? replies.shift() : replies[0]
    reply?.(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  beforeEach(() => {
    requests.length = 0
    replies = [good]
  })
  const baseUrl = `http://127.0.0.1:${port}`
  return {
    baseUrl,
    requests,
    script: (...next: Reply[]) => {
      replies = next
    },
    /** A client of the provider with these settings. */
    open: (settings: Partial<Settings> = {}) =>
      createClient({
        providers: [volcTos({ ...keys, bucket: 'kites', baseUrl, ...settings })],
        upload: async () => 'https://media.example/uploaded',
        timeoutMs: 20_000,
      }),
    /** The JSON body of the last request. */
    sent: (): unknown => JSON.parse(requests.at(-1)?.body.toString() ?? ''),
    /** Expects that a submission is refused, in these words, before anything is sent. */
    async expectRefused(submission: Promise<unknown>, message: string) {
      await expect(submission).rejects.toMatchObject({
        code: 'invalid-input',
        phase: 'input',
        message: expect.stringContaining(message),
      })
      expect(requests).toEqual([])
    },
  }
}
