import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { growOld } from '../../test/grow-old.js'
import { recordingJournal } from '../../test/recording-journal.js'
import { rejection } from '../../test/rejection.js'
import { json } from '../../test/replies.js'
import { kite, openScene } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import type { JournalRecord } from '../journal/journal.js'
import { createClient } from './create-client.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

describe('a credential with a line break', () => {
  test('is an auth error, and nothing is sent', async () => {
    const { vendor } = await openScene()
    const client = createClient({ providers: [acme({ apiKey: 'sk-kite-0123\n', baseUrl: vendor.origin })] })
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error).toMatchObject({ code: 'auth' })
    expect(error.message).toContain('ACME_API_KEY has a line break')
    expect(vendor.requests).toHaveLength(0)
  })

  test('or with letters that no header can carry leaves no doubt that nothing was sent', async () => {
    const { vendor } = await openScene()
    const journal = recordingJournal()
    const providers = [acme({ apiKey: 'schlüssel-\u4e2d\u6587', baseUrl: vendor.origin })]
    const error = await rejection(createClient({ providers, journal }).submit('acme/picture', kite))
    expect(error).toMatchObject({ code: 'invalid-input', phase: 'start' })
    expect(error.message).toContain('Nothing was sent')
    expect(journal.types()).toEqual(['intent', 'refused'])
    expect(vendor.requests).toHaveLength(0)
  })
})

test('an authorization that the vendor quotes is not shown', async () => {
  const { vendor, client } = await openScene()
  vendor.script('POST /tasks', (response, request) => {
    json({ why: `bad token ${request.headers.authorization}` }, { status: 401 })(response, request)
  })
  const error = await rejection(client.submit('acme/picture', kite))
  expect(inspect(error, { depth: 9 })).not.toContain(
    `${vendor.requests[0]?.headers.authorization}`.slice(-12),
  )
})

describe('a result that cannot be used', () => {
  test('ends its task, with the handle, and gives its permit back', async () => {
    const { vendor, client, journal } = await openScene({ limits: { concurrentTasks: 1 } })
    const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
    vendor.script('GET /tasks', json({ state: 'succeeded', url: 'no URL' }), done)
    const task = await client.submit('acme/picture', kite)
    await expect(rejection(task.result())).resolves.toMatchObject({ code: 'protocol', handle: task.handle })
    await vi.waitFor(() => expect(journal.types()).toContain('settled'))
    await expect(client.generate('acme/picture', kite, { timeoutMs: 5_000 })).resolves.toHaveProperty(
      'assets',
    )
  })
})

describe('a journal that throws', () => {
  test.each(['accepted', 'settled'])('when a task is %s does not lose the task', async (type) => {
    const append = (record: JournalRecord): Promise<void> => {
      if (record.type === type) throw new Error('disk full')
      return Promise.resolve()
    }
    const { vendor } = await openScene()
    const client = createClient({
      providers: [acme({ apiKey: 'sk-kite-0123', baseUrl: vendor.origin })],
      journal: { append, unsettled: async () => [] },
      pacing: () => 20,
    })
    const task = await client.submit('acme/picture', kite)
    await expect(task.result()).resolves.toHaveProperty('assets')
    await expect(client.resume(task.handle).result()).resolves.toHaveProperty('assets')
  })
})

test('a listener that throws is told of, with the handle of the task that goes on', async () => {
  const { client } = await openScene()
  const onStatus = () => {
    throw new Error('my own mistake')
  }
  const error = await rejection(client.generate('acme/picture', kite, { onStatus }))
  expect(error).toMatchObject({
    code: 'invalid-input',
    handle: { ref: 't1' },
    cause: { message: 'my own mistake' },
  })
  expect(error.message).toContain('onStatus threw: my own mistake')
})

describe('a caller who gives up before anything is sent', () => {
  test('does not wait for a slow journal, which then learns that nothing came of it', async () => {
    const { vendor } = await openScene()
    const records: JournalRecord['type'][] = []
    let goOn = (): void => {}
    const slow = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const append = async ({ type }: JournalRecord): Promise<void> => {
      if (type === 'intent') await slow
      records.push(type)
    }
    const client = createClient({
      providers: [acme({ apiKey: 'sk-kite-0123', baseUrl: vendor.origin })],
      journal: { append, unsettled: async () => [] },
    })
    const error = await rejection(client.submit('acme/picture', kite, { timeoutMs: 30 }))
    expect(error).toMatchObject({ code: 'timeout' })
    expect(records).toEqual([])
    goOn()
    await vi.waitFor(() => expect(records).toEqual(['intent', 'refused']))
    expect(vendor.requests).toHaveLength(0)
  })

  test('does not wait for an upload that does not listen', async () => {
    const { vendor } = await openScene()
    const upload = vi.fn(() => new Promise<string>(() => {}))
    const client = createClient({
      providers: [acme({ apiKey: 'sk-kite-0123', baseUrl: vendor.origin })],
      upload,
    })
    const image = new Uint8Array([0x89, 0x50, 0x4e, 0x47])
    const error = await rejection(client.submit('acme/tracing', { image }, { timeoutMs: 50 }))
    expect(error).toMatchObject({ code: 'timeout', phase: 'input' })
    expect(upload).toHaveBeenCalledOnce()
    expect(vendor.requests).toHaveLength(0)
  })

  test('because a vault hangs gives the permit back', async () => {
    const { vendor } = await openScene()
    const apiKey = vi.fn(() => Promise.resolve('sk-kite-0123'))
    apiKey.mockReturnValueOnce(new Promise(() => {}))
    const providers = [acme({ apiKey, baseUrl: vendor.origin, limits: { concurrentTasks: 1 } })]
    const client = createClient({ providers, pacing: () => 20 })
    const error = await rejection(client.submit('acme/picture', kite, { timeoutMs: 30 }))
    expect(error).toMatchObject({ code: 'timeout' })
    await expect(client.submit('acme/picture', kite, { timeoutMs: 5_000 })).resolves.toHaveProperty('handle')
  })
})

test('a start that ran out of time tells why the vendor refused it last', async () => {
  const { vendor, client } = await openScene()
  vendor.script('POST /tasks', json({}, { status: 429, headers: { 'retry-after': '90' } }))
  const error = await rejection(client.submit('acme/picture', kite, { timeoutMs: 300 }))
  expect(error.message).toMatch(/accepted nothing\. The last attempt failed: .*429/)
})

test('one signal may stop many calls without a warning', async () => {
  const warned = vi.fn()
  process.on('warning', warned)
  const { client } = await openScene()
  const { signal } = new AbortController()
  await Promise.all(Array.from({ length: 30 }, () => client.generate('acme/picture', kite, { signal })))
  process.off('warning', warned)
  expect(warned).not.toHaveBeenCalled()
})

test('two clients of one provider share what the vendor allows', async () => {
  const { vendor, client, provider } = await openScene({ limits: { concurrentTasks: 1 } })
  vendor.script('GET /tasks', json({ state: 'running' }))
  await client.submit('acme/picture', kite)
  const other = createClient({ providers: [provider], pacing: () => 20 })
  await expect(rejection(other.submit('acme/picture', kite, { timeoutMs: 100 }))).resolves.toMatchObject({
    code: 'timeout',
  })
  expect(vendor.seen('POST /tasks')).toHaveLength(1)
})

test('a task that the vendor does not know any more has ended, and gives its permit back', async () => {
  const { vendor, client, journal } = await openScene({ limits: { concurrentTasks: 1 } })
  const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
  vendor.script(
    'GET /tasks',
    json({ error: { code: 'gone', message: 'no such task' } }, { status: 404 }),
    done,
  )
  const task = await client.submit('acme/picture', kite)
  growOld()
  await expect(rejection(task.result())).resolves.toMatchObject({ code: 'expired', handle: task.handle })
  await expect(client.generate('acme/picture', kite, { timeoutMs: 5_000 })).resolves.toHaveProperty('assets')
  expect(journal.types()).toContain('settled')
})

test.each([404, 410])(
  'a gateway that answers a poll with %d decides nothing about the task',
  async (status) => {
    const { vendor, client, journal } = await openScene()
    const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
    vendor.script('GET /tasks', json({ why: 'no route' }, { status }), done)
    const task = await client.submit('acme/picture', kite)
    growOld()
    const error = await rejection(task.result())
    expect(error).toMatchObject({ code: 'vendor', httpStatus: status, retryable: false, handle: task.handle })
    expect(journal.types()).not.toContain('settled')
    await expect(task.result()).resolves.toHaveProperty('assets')
  },
)

test.each([null, undefined, 5, Number.NaN, {}])('%o is no target', async (target) => {
  const { client } = await openScene()
  await expect(rejection(client.submit(target as never, kite as never))).resolves.toMatchObject({
    code: 'invalid-input',
  })
})
