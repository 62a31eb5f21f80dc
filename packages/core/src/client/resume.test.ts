import { describe, expect, test, vi } from 'vitest'
import { collect } from '../../test/collect.js'
import { rejection } from '../../test/rejection.js'
import { kite, openScene, sceneAt } from '../../test/scene.js'
import { openVendor } from '../../test/scripted-vendor.js'
import type { TaskHandle } from '../handle.js'

const ofDrawing = { v: 1, model: 'acme/drawing', ref: 'd1', submittedAt: '2026-01-01T00:00:00Z' } as const

describe('a handle', () => {
  test('finishes in a fresh client after a round trip through JSON, with no other create', async () => {
    const { client, vendor } = await openScene()
    const { handle } = await client.submit('acme/picture', kite)
    const fresh = sceneAt(vendor.origin)
    const task = fresh.client.resume(JSON.parse(JSON.stringify(handle)))
    await expect(task.result()).resolves.toMatchObject({ assets: [{ url: `${vendor.origin}/file` }] })
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
    await vi.waitFor(() =>
      expect(fresh.journal.records).toMatchObject([{ type: 'settled', task: handle, state: 'succeeded' }]),
    )
  })

  test('asks nothing until somebody waits', async () => {
    const { client, vendor } = await openScene()
    client.resume({ v: 1, model: 'acme/picture', ref: 't1', submittedAt: new Date().toISOString() })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(vendor.requests).toHaveLength(0)
  })

  test('of a model that answers at once, as an earlier version gave it, is unsupported', async () => {
    const { client, vendor } = await openScene({ limits: { concurrentTasks: 1 } })
    expect(() => client.resume(ofDrawing)).toThrow(
      expect.objectContaining({
        code: 'unsupported',
        model: 'acme/drawing',
        message:
          'acme/drawing: the model answers at once, so there is no task to resume. Look for the result at the vendor, and settle the handle.',
      }),
    )
    expect(vendor.requests).toHaveLength(0)
    await expect(client.submit('acme/picture', kite, { timeoutMs: 5_000 })).resolves.toHaveProperty('handle')
  })

  test('of a model that had tasks in an earlier version, and answers at once by now, is settled', async () => {
    const { client, journal } = await openScene()
    const at = ofDrawing.submittedAt
    const common = { id: 's-1', at } as const
    await journal.append({
      ...common,
      type: 'intent',
      model: 'acme/drawing',
      idempotencyKey: 's-1',
      input: kite,
    })
    await journal.append({ ...common, type: 'accepted', handle: ofDrawing })
    expect(await collect(client.recover())).toMatchObject([{ state: 'accepted', handle: ofDrawing }])
    await client.settle(ofDrawing)
    expect(await collect(client.recover())).toEqual([])
  })

  test('of an old task is asked after at once', async () => {
    const { client, vendor } = await openScene({ pacing: ({ elapsedMs }) => 500 + elapsedMs })
    const submittedAt = new Date(Date.now() - 86_400_000).toISOString()
    await client.resume({ v: 1, model: 'acme/picture', ref: 't1', submittedAt }).result()
    expect(vendor.seen('GET /tasks')).toHaveLength(1)
  })
})

describe('a forged handle', () => {
  const genuine: TaskHandle = {
    v: 1,
    model: 'acme/careless',
    ref: 't1',
    submittedAt: '2026-01-01T00:00:00Z',
  }

  test.each([
    '../../admin',
    '..%2fadmin/../../x',
    '%2e%2e/admin',
    '..\\..\\admin',
    't1/../../admin',
    't1?admin=true',
    't1#fragment',
    './.',
  ])('with the reference %s leaves the path of the model nowhere', async (ref) => {
    const { client, vendor } = await openScene()
    const error = await rejection(client.resume({ ...genuine, ref }).result())
    expect(error).toMatchObject({ code: 'invalid-input', phase: 'poll' })
    expect(vendor.connections()).toBe(0)
  })

  test.each(['http://{host}/steal', '@{host}/steal', '//{host}/steal', '.{host}/steal', ':80@{host}/steal'])(
    'with the reference %s sends nothing to another host',
    async (pattern) => {
      const { client, vendor } = await openScene()
      const other = await openVendor()
      const ref = pattern.replace('{host}', new URL(other.origin).host)
      const careless = client.resume({ ...genuine, ref })
      const careful = client.resume({ ...genuine, model: 'acme/picture', ref })
      await careless.result({ timeoutMs: 500 }).catch(() => {})
      await careful.result({ timeoutMs: 500 }).catch(() => {})
      expect(other.connections()).toBe(0)
      for (const { path } of vendor.requests) expect(path).toMatch(/^\/tasks\//)
    },
  )

  test('with a reference that a careful model encodes arrives as one segment', async () => {
    const { client, vendor } = await openScene()
    await client.resume({ ...genuine, model: 'acme/picture', ref: 'a/../b?c#d%2e' }).result()
    expect(vendor.requests.map(({ path }) => path)).toEqual(['/tasks/a%2F..%2Fb%3Fc%23d%252e'])
  })

  const odd: [string, unknown][] = [
    ['no object', 't1'],
    ['null', null],
    ['a list', [genuine]],
    ['another version', { ...genuine, v: 2 }],
    ['a version that is text', { ...genuine, v: '1' }],
    ['a model that is no text', { ...genuine, model: ['acme/picture'] }],
    ['a model that is a path', { ...genuine, model: 'acme/../picture' }],
    ['a reference that is a number', { ...genuine, ref: 1 }],
    ['an empty reference', { ...genuine, ref: '' }],
    ['a reference with a line break', { ...genuine, ref: 't1\r\nx-evil: 1' }],
    ['a reference of 513 characters', { ...genuine, ref: 'x'.repeat(513) }],
    ['a reference that is an object', { ...genuine, ref: { toString: () => 't1' } }],
    ['a time that is none', { ...genuine, submittedAt: 'yesterday' }],
    ['a base URL', { ...genuine, baseUrl: 'https://evil.example' }],
    ['a host', { ...genuine, host: 'evil.example' }],
  ]
  test.each(odd)('that is %s is refused before anything is asked', async (_what, forged) => {
    const { client, vendor } = await openScene()
    expect(() => client.resume(forged as TaskHandle)).toThrow(
      expect.objectContaining({ code: 'invalid-input', phase: 'input' }),
    )
    expect(vendor.connections()).toBe(0)
  })

  test.each(['evil/picture', 'acme/__proto__', 'constructor/prototype'])(
    'of the model %s, which is not installed, is unknown-model',
    async (model) => {
      const { client } = await openScene()
      expect(() => client.resume({ ...genuine, model })).toThrow(
        expect.objectContaining({ code: 'unknown-model' }),
      )
    },
  )
})
