import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { collect } from '../../test/collect.js'
import { rejection } from '../../test/rejection.js'
import { after, json, reset, stall } from '../../test/replies.js'
import { kite, openScene, sceneAt } from '../../test/scene.js'
import { fileJournal } from '../journal/file/file-journal.js'
import { memoryJournal } from '../journal/memory.js'
import { createClient } from './create-client.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

const running = json({ state: 'running' })

describe('what recovery yields', () => {
  test('is nothing where all is settled', async () => {
    const { client, journal } = await openScene()
    await client.generate('acme/picture', kite)
    await client.generate('acme/drawing', kite)
    await vi.waitFor(() => expect(journal.types().filter((type) => type === 'settled')).toHaveLength(2))
    expect(await collect(client.recover())).toEqual([])
  })

  test('are the handles of accepted tasks, which another process resumes', async () => {
    const { client, vendor, journal } = await openScene()
    const { handle } = await client.submit('acme/picture', kite)
    const another = sceneAt(vendor.origin, { journal }).client
    const recovered = await collect(another.recover())
    expect(recovered).toEqual([{ state: 'accepted', id: expect.any(String), handle, input: kite }])
    await another.resume(handle).result()
    await vi.waitFor(async () => expect(await collect(client.recover())).toEqual([]))
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
  })

  test('are the requests whose fate is not known, with what a person needs to decide', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', reset)
    const error = await rejection(client.submit('acme/picture', kite))
    const [recovered] = await collect(client.recover())
    expect(recovered).toMatchObject({
      state: 'uncertain',
      id: error.submission?.id,
      model: 'acme/picture',
      idempotencyKey: error.submission?.idempotencyKey,
      sentAt: expect.stringMatching(/^\d{4}-.*Z$/),
      input: kite,
      reason: error.message,
    })
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
  })

  test('are the requests of a process that ended before an answer came', async () => {
    const { client, journal } = await openScene()
    const at = new Date().toISOString()
    const intent = { type: 'intent', id: 's1', model: 'acme/picture', at, idempotencyKey: 'k1' } as const
    await journal.append({ ...intent, input: kite })
    expect(await collect(client.recover())).toEqual([
      {
        state: 'uncertain',
        id: 's1',
        model: 'acme/picture',
        sentAt: at,
        idempotencyKey: 'k1',
        input: kite,
        reason: 'The process ended before an answer was recorded.',
      },
    ])
  })

  test('is not what this process is sending just now', async () => {
    const { client, vendor, journal } = await openScene()
    vendor.script('POST /tasks', after(200, json({ id: 't1' })))
    const submitting = client.submit('acme/picture', kite)
    await vi.waitFor(() => expect(vendor.requests).toHaveLength(1))
    expect(journal.types()).toEqual(['intent'])
    expect(await collect(client.recover())).toEqual([])
    await submitting
    expect(await collect(client.recover())).toMatchObject([{ state: 'accepted' }])
  })

  test('keeps the order, and holds a task whose waiting was given up', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /tasks', running)
    vendor.script('POST /tasks', json({ id: 'a' }), json({ id: 'b' }), reset)
    for (let task = 0; task < 2; task++) {
      const { result } = await client.submit('acme/picture', kite)
      await rejection(result({ timeoutMs: 60 }))
    }
    await rejection(client.generate('acme/picture', kite))
    const recovered = await collect(client.recover())
    expect(recovered.map((item) => (item.state === 'accepted' ? item.handle.ref : item.state))).toEqual([
      'a',
      'b',
      'uncertain',
    ])
  })

  test('is an error where the journal cannot be read', async () => {
    const { provider } = await openScene()
    const unsettled = () => Promise.reject(new Error('no such disk'))
    const client = createClient({ providers: [provider], journal: { append: async () => {}, unsettled } })
    expect(await rejection(collect(client.recover()))).toMatchObject({
      code: 'journal',
      message: 'the journal could not be read: no such disk',
    })
  })

  test('ends when its signal is aborted, though the journal never answers', async () => {
    const { provider } = await openScene()
    const unsettled = () => new Promise<never>(() => {})
    const client = createClient({ providers: [provider], journal: { append: async () => {}, unsettled } })
    const error = await rejection(collect(client.recover({ signal: AbortSignal.timeout(50) })))
    expect(error.code).toBe('timeout')
  })

  test('ends when its signal is aborted', async () => {
    const { client } = await openScene()
    await client.submit('acme/picture', kite)
    const error = await rejection(collect(client.recover({ signal: AbortSignal.abort() })))
    expect(error.code).toBe('aborted')
  })
})

describe('a request whose fate is not known, at a vendor that can be asked', () => {
  async function openDoubt() {
    const scene = await openScene()
    scene.vendor.script('POST /tasks', reset)
    scene.vendor.script('GET /keys', json({ found: 'unknown' }))
    await rejection(scene.client.submit('acme/traceable', kite))
    return scene
  }

  test('is recovered as the task that the vendor finds', async () => {
    const { client, vendor, journal } = await openDoubt()
    vendor.script('GET /keys', json({ found: { id: 't9' } }))
    const expected = [{ state: 'accepted', handle: { model: 'acme/traceable', ref: 't9' }, input: kite }]
    expect(await collect(client.recover())).toMatchObject(expected)
    expect(journal.types()).toEqual(['intent', 'uncertain', 'accepted'])
    expect(await collect(client.recover())).toMatchObject(expected)
  })

  test('is told once when the vendor says that it accepted nothing', async () => {
    const { client, vendor, journal } = await openDoubt()
    vendor.script('GET /keys', json({ found: 'not-accepted' }))
    expect(await collect(client.recover())).toEqual([
      { state: 'not-accepted', id: expect.any(String), model: 'acme/traceable', input: kite },
    ])
    expect(await collect(client.recover())).toEqual([])
    expect(journal.types().at(-1)).toBe('refused')
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
  })

  test('is not called uncertain because the caller stopped asking', async () => {
    const { client, vendor } = await openDoubt()
    vendor.script('GET /keys', stall())
    const error = await rejection(collect(client.recover({ signal: AbortSignal.timeout(50) })))
    expect(error.code).toBe('timeout')
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
  })

  test('stays uncertain otherwise', async () => {
    const { client } = await openDoubt()
    expect(await collect(client.recover())).toMatchObject([{ state: 'uncertain' }])
  })
})

describe('settling', () => {
  test('takes an uncertain submission out of what is unsettled', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', reset)
    const { submission } = await rejection(client.submit('acme/picture', kite))
    await client.settle(submission?.id ?? '')
    expect(await collect(client.recover())).toEqual([])
  })

  test('by the caller keeps a task until then, however often it is delivered', async () => {
    const { provider } = await openScene()
    const journal = memoryJournal()
    const client = createClient({ providers: [provider], journal, pacing: () => 20, settling: 'by-caller' })
    const task = await client.submit('acme/picture', kite)
    await task.result()
    await client.resume(task.handle).result()
    await delay(20)
    expect(await collect(client.recover())).toMatchObject([{ state: 'accepted', handle: task.handle }])
    await client.settle(task.handle)
    expect(await collect(client.recover())).toEqual([])
  })

  test('by the caller goes for a result that came with the answer, and not for what generate gives', async () => {
    const { provider } = await openScene()
    const journal = memoryJournal()
    const client = createClient({ providers: [provider], journal, pacing: () => 20, settling: 'by-caller' })
    const task = await client.submit('acme/drawing', kite)
    await task.result()
    await client.generate('acme/drawing', kite)
    const held = [{ type: 'intent' }, { type: 'answered', id: task.submission }]
    await vi.waitFor(async () => expect(await journal.unsettled()).toMatchObject(held))
    await client.settle(task.submission ?? '')
    expect(await journal.unsettled()).toEqual([])
  })

  test.each([[''], [7], [{ v: 1, model: 'acme/picture' }], [null]])(
    'of %j is refused',
    async (submission) => {
      const { client, journal } = await openScene()
      const error = await rejection(client.settle(submission as string))
      expect(error.code).toBe('invalid-input')
      expect(journal.records).toEqual([])
    },
  )

  test('in a journal that cannot be written is an error', async () => {
    const { provider } = await openScene()
    const append = () => Promise.reject(new Error('disk full'))
    const client = createClient({ providers: [provider], journal: { append, unsettled: async () => [] } })
    const error = await rejection(client.settle('s1'))
    expect(error.message).toBe(
      'settle(): the journal could not be written, so the submission stays unsettled: disk full',
    )
  })
})

test('a task that is followed is settled when its end was taken, not when it came', async () => {
  const { client, journal, vendor } = await openScene()
  const url = `${vendor.origin}/file`
  vendor.script('GET /tasks', running, json({ state: 'succeeded', url }))
  const task = await client.submit('acme/picture', kite)
  const iterator = task[Symbol.asyncIterator]()
  await iterator.next()
  await vi.waitFor(() => expect(vendor.seen('GET /tasks')).toHaveLength(2))
  await delay(50)
  expect(journal.types()).not.toContain('settled')
  expect(await iterator.next()).toMatchObject({ value: { state: 'succeeded' } })
  await vi.waitFor(() => expect(journal.types()).toContain('settled'))
})

test('a task that nobody follows is not asked after', async () => {
  const { client, vendor } = await openScene()
  const task = await client.submit('acme/picture', kite)
  task.statuses()
  await delay(50)
  expect(vendor.seen('GET /tasks')).toEqual([])
})

test('a result is settled after it was handed over, not before', async () => {
  const { client, journal } = await openScene()
  const task = await client.submit('acme/picture', kite)
  const seen = await task.result().then(() => journal.types())
  expect(seen).not.toContain('settled')
  await vi.waitFor(() => expect(journal.types()).toContain('settled'))
  await task.result()
  await delay(20)
  expect(journal.types().filter((type) => type === 'settled')).toHaveLength(1)
})

test('what was delivered just before its journal is closed is settled', async () => {
  const { provider } = await openScene()
  const folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'tasks.jsonl')
  const journal = fileJournal(path)
  const client = createClient({ providers: [provider], journal, pacing: () => 20 })
  await client.generate('acme/picture', kite)
  await journal.close()
  await using reopened = fileJournal(path)
  expect(await reopened.unsettled()).toEqual([])
})
