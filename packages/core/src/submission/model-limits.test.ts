import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { rejection } from '../../test/rejection.js'
import { json } from '../../test/replies.js'
import { openVendor } from '../../test/scripted-vendor.js'
import { textToImage } from '../capability/image.js'
import { createClient } from '../client/create-client.js'
import type { Limits } from '../contract/common-settings.js'
import { defineProvider } from '../contract/define-provider.js'
import { defineModel } from '../contract/model.js'

const answered = z.object({ id: z.string() })

function modelAt(path: string, limits: Limits) {
  return defineModel({
    title: path,
    capability: textToImage,
    input: z.strictObject({ prompt: z.string() }),
    limits,
    async start({ prompt }, { http }) {
      const answer = await http.json({ method: 'POST', path: `/${path}`, body: JSON.stringify({ prompt }) })
      return { ref: answered.parse(answer).id }
    },
    async poll(ref, { http }) {
      const answer = await http.json({ method: 'GET', path: `/tasks/${ref}` })
      if (answer === 'running') return { state: 'running' }
      return {
        state: 'succeeded',
        output: { assets: [{ kind: 'image', mediaType: 'image/png', bytes: new Uint8Array(1) }] },
      }
    },
  })
}

/** A vendor whose tasks run until a test ends them, of which one model has a limit of its own. */
async function openScene(ofModel: Limits, ofAccount: Limits = {}) {
  const vendor = await openVendor()
  let created = 0
  const create = (
    response: Parameters<ReturnType<typeof json>>[0],
    request: Parameters<ReturnType<typeof json>>[1],
  ) => json({ id: `t${created++}` })(response, request)
  vendor.script('POST /narrow', create)
  vendor.script('POST /wide', create)
  vendor.script('GET /tasks', json('running'))
  const provider = defineProvider({
    id: 'acme',
    title: 'Acme',
    settings: z.strictObject({}),
    baseUrl: vendor.origin,
    downloads: { hosts: [] },
    models: () => ({ narrow: modelAt('narrow', ofModel), wide: modelAt('wide', {}) }),
  })({ limits: ofAccount })
  const client = createClient({ providers: [provider], pacing: () => 10, timeoutMs: 10_000 })
  return { vendor, client, end: (id: string) => vendor.script(`GET /tasks/${id}`, json('done')) }
}

const kite = { prompt: 'a red kite' }

describe("a model's own limit on tasks at a time", () => {
  test('holds for it, and holds up no other model', async () => {
    const { client, vendor, end } = await openScene({ concurrentTasks: 1 })
    await client.submit('acme/narrow', kite)
    const second = client.submit('acme/narrow', kite)
    await client.submit('acme/wide', kite)
    expect(vendor.seen('POST /narrow')).toHaveLength(1)
    end('t0')
    await second
    expect(vendor.seen('POST /narrow')).toHaveLength(2)
  })

  test('holds beside that of the account', async () => {
    const { client, vendor, end } = await openScene({ concurrentTasks: 1 }, { concurrentTasks: 2 })
    await client.submit('acme/narrow', kite)
    await client.submit('acme/wide', kite)
    const wide = client.submit('acme/wide', kite)
    const narrow = client.submit('acme/narrow', kite)
    expect(await rejection(client.submit('acme/wide', kite, { timeoutMs: 50 }))).toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('the limit on tasks at a time is 2'),
    })
    end('t1')
    await wide
    expect(vendor.seen('POST /narrow')).toHaveLength(1)
    end('t0')
    await narrow
    expect(vendor.seen('POST /narrow')).toHaveLength(2)
  })

  test('gives its place back when the account has none in time', async () => {
    const { client, end } = await openScene({ concurrentTasks: 1 }, { concurrentTasks: 1 })
    await client.submit('acme/wide', kite)
    expect((await rejection(client.submit('acme/narrow', kite, { timeoutMs: 50 }))).code).toBe('timeout')
    end('t0')
    await client.submit('acme/narrow', kite)
  })

  test('counts a task that is taken up, until it is settled', async () => {
    const { client, vendor } = await openScene({ concurrentTasks: 1 })
    const handle = { v: 1, model: 'acme/narrow', ref: 't9', submittedAt: new Date().toISOString() } as const
    client.resume(handle)
    const submitting = client.submit('acme/narrow', kite)
    await vi.waitFor(() => expect(vendor.seen('GET /tasks/t9').length).toBeGreaterThan(0))
    expect(vendor.seen('POST /narrow')).toEqual([])
    await client.settle(handle)
    await submitting
  })
})

test("a model's own limit on requests a second spaces its requests out", async () => {
  const { client, vendor } = await openScene({ requestsPerSecond: 5 })
  await Promise.all(Array.from({ length: 3 }, () => client.submit('acme/narrow', kite)))
  const [first = 0, , third = 0] = vendor.seen('POST /narrow').map(({ at }) => at)
  // A request may be written up to some ms late, never early.
  expect(third - first).toBeGreaterThan(300)
})
