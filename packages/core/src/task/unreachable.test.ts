import { createServer } from 'node:https'
import { expect, test } from 'vitest'
import { key, trusted } from '../../test/certificates.js'
import { heard } from '../../test/heard.js'
import { rejection } from '../../test/rejection.js'
import { sceneAt } from '../../test/scene.js'
import { openAt, trustAuthority } from '../../test/tls-server.js'
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
