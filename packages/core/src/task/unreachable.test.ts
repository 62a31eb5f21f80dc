import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:https'
import { describe, expect, test } from 'vitest'
import { key, trusted } from '../../test/certificates.js'
import { heard } from '../../test/heard.js'
import { rejection } from '../../test/rejection.js'
import { apiKey, sceneAt } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { openAt, trustAuthority } from '../../test/tls-server.js'
import { createClient } from '../client/create-client.js'
import type { TaskHandle } from '../handle.js'

const handle: TaskHandle = { v: 1, model: 'acme/picture', ref: 't1', submittedAt: '2026-01-01T00:00:00.000Z' }

async function openVendor() {
  const answer = JSON.stringify({ state: 'succeeded', url: 'https://cdn.acme.example/1.png' })
  const server = createServer({ key, cert: trusted }, (_request, response) => response.end(answer))
  server.on('tlsClientError', () => {})
  return `https://localhost:${await openAt(server)}`
}

test('who waits is soon told of a reason that stays, with the handle; the task is not ended by it', async () => {
  const { client } = sceneAt(await openVendor())
  const task = client.resume(handle)
  const error = await rejection(task.result())
  expect(error).toMatchObject({ code: 'network', phase: 'poll', retryable: false, handle })
  expect(error.message).toContain('NODE_EXTRA_CA_CERTS')
  trustAuthority()
  await expect(task.result()).resolves.toMatchObject({ assets: [{ kind: 'image' }] })
})

test('a reason that stays for two polls is passed over: names may be gone for a moment', async () => {
  const { client } = sceneAt(await openVendor())
  const events = heard('mediaplug.task')
  const result = client.resume(handle).result()
  await expect.poll(() => events.length, { timeout: 20_000 }).toBe(2)
  trustAuthority()
  await expect(result).resolves.toMatchObject({ assets: [{ kind: 'image' }] })
})

describe('a proxy that asks for credentials', () => {
  /** A proxy that passes on what it is asked, and refuses so many requests. */
  async function openScene(refused: number) {
    let asked = 0
    const port = await openAt(
      createHttpServer((_request, response) => {
        asked++
        if (asked <= refused) response.writeHead(407, { 'proxy-authenticate': 'Basic realm="kite"' }).end()
        else response.end(JSON.stringify({ state: 'succeeded', url: 'https://cdn.acme.example/1.png' }))
      }),
    )
    const connections = { proxy: `http://127.0.0.1:${port}` }
    const provider = acme({ apiKey, baseUrl: 'http://acme.lan', privateNetwork: true, connections })
    const client = createClient({ providers: [provider], pacing: () => 10 })
    return { task: client.resume(handle), asked: () => asked }
  }

  test.each([1, 2])('for %i polls is passed over: it may be over soon', async (refused) => {
    const { task, asked } = await openScene(refused)
    await expect(task.result()).resolves.toMatchObject({ assets: [{ kind: 'image' }] })
    expect(asked()).toBe(refused + 1)
  })

  test('for three polls is told to who waits, with the handle; the task is not ended by it', async () => {
    const { task, asked } = await openScene(3)
    const error = await rejection(task.result())
    expect(error).toMatchObject({ code: 'auth', httpStatus: 407, phase: 'poll', retryable: false, handle })
    expect(asked()).toBe(3)
    await expect(task.result()).resolves.toMatchObject({ assets: [{ kind: 'image' }] })
  })
})
