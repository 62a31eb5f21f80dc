import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { heard } from '../../test/heard.js'
import { rejection } from '../../test/rejection.js'
import { json, raw, reset } from '../../test/replies.js'
import { kite, openScene } from '../../test/scene.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

const statesOf = (events: readonly unknown[]): unknown[] =>
  events.map((event) => Reflect.get(Object(event), 'state'))

const running = json({ state: 'running' })

test('a model that answers at once is told as answered', async () => {
  const { client } = await openScene()
  const events = heard('mediaplug.task')
  await client.submit('acme/drawing', kite)
  expect(events).toEqual([
    { model: 'acme/drawing', ref: undefined, state: 'answered', elapsedMs: 0, polls: 0 },
  ])
})

test('each turn of a task is told, from its acceptance to its end', async () => {
  const { client, vendor } = await openScene()
  const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
  vendor.script('GET /tasks', json({ state: 'queued' }), json({}, { status: 503 }), running, done)
  const events = heard('mediaplug.task')
  await client.generate('acme/picture', kite)
  const of = { model: 'acme/picture', ref: 't1', elapsedMs: expect.any(Number) }
  expect(events).toEqual([
    { ...of, state: 'accepted', polls: 0 },
    { ...of, state: 'awaited', polls: 0 },
    { ...of, state: 'queued', polls: 1 },
    { ...of, state: 'poll-fault', polls: 1, error: 'vendor' },
    { ...of, state: 'running', polls: 2 },
    { ...of, state: 'succeeded', polls: 3, delayMs: expect.any(Number) },
  ])
})

test('an end that the first poll tells is told without its delay, which nobody knows', async () => {
  const { client } = await openScene()
  const events = heard('mediaplug.task')
  await client.generate('acme/picture', kite)
  expect(events).toMatchObject([{ state: 'accepted' }, { state: 'awaited' }, { state: 'succeeded' }])
  expect(events[2]).toMatchObject({ delayMs: undefined })
})

describe('a task that nobody waits for any more is told', () => {
  test('with the reason, once, when the last one goes', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /tasks', running)
    const task = await client.submit('acme/picture', kite)
    const events = heard('mediaplug.task')
    const stop = new AbortController()
    const first = rejection(task.result({ timeoutMs: 50 }))
    const last = rejection(task.result({ signal: stop.signal }))
    await first
    expect(statesOf(events)).not.toContain('left')
    stop.abort()
    await last
    expect(statesOf(events).filter((state) => state !== 'running')).toEqual(['awaited', 'left'])
    expect(events.at(-1)).toMatchObject({ state: 'left', ref: 't1', error: 'aborted' })
  })

  test('where its vendor cannot be asked', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /tasks', json({ detail: 'no' }, { status: 401 }))
    const events = heard('mediaplug.task')
    await rejection(client.generate('acme/picture', kite))
    expect(events.at(-1)).toMatchObject({ state: 'left', error: 'auth' })
  })

  test('where the pacing fails, and where a listener does', async () => {
    const { client } = await openScene({ pacing: () => Number.NaN })
    const events = heard('mediaplug.task')
    await rejection(client.generate('acme/picture', kite))
    expect(events.at(-1)).toMatchObject({ state: 'left', error: 'invalid-input' })

    const { client: other, vendor } = await openScene()
    vendor.script('GET /tasks', running)
    const onStatus = (): never => {
      throw new Error('no')
    }
    await rejection(other.generate('acme/picture', kite, { onStatus }))
    expect(events.at(-1)).toMatchObject({ state: 'left', error: 'invalid-input' })
  })

  test('not where a listener fails over its end, nor where a caller has stopped before', async () => {
    const { client } = await openScene()
    const task = await client.submit('acme/picture', kite)
    const events = heard('mediaplug.task')
    await rejection(task.result({ signal: AbortSignal.abort() }))
    expect(events).toEqual([])
    await task.result({ onStatus: () => Promise.reject(new Error('no')) as never }).catch(() => {})
    expect(statesOf(events)).toEqual(['awaited', 'succeeded'])
  })
})

test('a submission that waits for a permit is told, and when it goes on', async () => {
  const { client, vendor } = await openScene({ limits: { concurrentTasks: 1 } })
  vendor.script('GET /tasks', running)
  const events = heard('mediaplug.submission')
  await client.submit('acme/picture', kite)
  expect(statesOf(events)).toEqual(['began', 'accepted'])
  const second = client.submit('acme/picture', kite)
  const of = { model: 'acme/picture', submission: expect.any(String) }
  await vi.waitFor(() => expect(events.at(-1)).toEqual({ ...of, state: 'waiting' }))
  vendor.script('GET /tasks', json({ state: 'failed', reason: 'no wind' }))
  const { submission } = await second
  expect(events.slice(2)).toEqual([
    { ...of, submission, state: 'began' },
    { ...of, submission, state: 'waiting' },
    { ...of, submission, state: 'admitted', waitedMs: expect.any(Number) },
    { ...of, submission, state: 'accepted', ref: 't1' },
  ])
})

describe('what came of a submission is told', () => {
  test('of a result at once', async () => {
    const { client } = await openScene()
    const events = heard('mediaplug.submission')
    await client.submit('acme/drawing', kite)
    expect(statesOf(events)).toEqual(['began', 'answered'])
  })

  test('of a refusal, and of a wait for a place that was given up', async () => {
    const { client, vendor } = await openScene({ limits: { concurrentTasks: 1 } })
    vendor.script('POST /tasks', json({ detail: 'no' }, { status: 401 }), json({ id: 't1' }))
    vendor.script('GET /tasks', running)
    const events = heard('mediaplug.submission')
    await rejection(client.submit('acme/picture', kite))
    expect(events).toMatchObject([{ state: 'began' }, { state: 'refused', error: 'auth' }])
    await client.submit('acme/picture', kite)
    await rejection(client.submit('acme/picture', kite, { timeoutMs: 50 }))
    expect(events.slice(4)).toMatchObject([
      { state: 'began' },
      { state: 'waiting' },
      { state: 'refused', error: 'timeout' },
    ])
  })

  test('in the context of its caller when it begins, and so when somebody begins to wait', async () => {
    const { client } = await openScene()
    const caller = new AsyncLocalStorage<string>()
    const contexts: unknown[] = []
    const listen = (event: object): void => {
      const state = Reflect.get(event, 'state')
      if (state === 'began' || state === 'awaited') contexts.push([state, caller.getStore()])
    }
    for (const channel of ['mediaplug.submission', 'mediaplug.task']) {
      subscribe(channel, listen as (event: unknown) => void)
      onTestFinished(() => void unsubscribe(channel, listen as (event: unknown) => void))
    }
    const task = await caller.run('the one', () => client.submit('acme/picture', kite))
    await caller.run('the other', () => task.result())
    expect(contexts).toEqual([
      ['began', 'the one'],
      ['awaited', 'the other'],
    ])
  })
})

test('a request is told with what it is about, where it went, and the status of a refusal', async () => {
  const { client, vendor } = await openScene()
  vendor.script(
    'GET /tasks',
    json({}, { status: 503 }),
    json({ state: 'succeeded', url: `${vendor.origin}/file` }),
  )
  const events = heard('mediaplug.request')
  const task = await client.submit('acme/picture', kite)
  await task.result()
  const { origin } = vendor
  expect(events).toMatchObject([
    { phase: 'start', submission: task.submission, origin, status: 200 },
    { phase: 'poll', ref: 't1', origin, status: 503, error: 'vendor' },
    { phase: 'poll', ref: 't1', origin, status: 200 },
  ])
  expect(events[0]).not.toHaveProperty('ref')
})

test('a doubt is told once, with the id of its submission', async () => {
  const { client, vendor } = await openScene()
  vendor.script('POST /tasks', reset)
  const events = heard('mediaplug.submission')
  const error = await rejection(client.submit('acme/picture', kite))
  const of = { model: 'acme/picture', submission: error.submission?.id }
  expect(events).toEqual([
    { ...of, state: 'began' },
    { ...of, state: 'doubt', message: error.message },
    { ...of, state: 'uncertain', error: 'submission-uncertain' },
  ])
})

test('a doubt of a caller who stopped waiting is told once, whatever becomes of the answer', async () => {
  const { client, vendor, journal } = await openScene()
  let answer = (): void => {}
  const stop = new AbortController()
  vendor.script('POST /tasks', (response) => {
    answer = () => response.socket?.resetAndDestroy()
    stop.abort()
  })
  const events = heard('mediaplug.submission')
  const error = await rejection(client.submit('acme/picture', kite, { signal: stop.signal }))
  expect(statesOf(events)).toEqual(['began', 'doubt'])
  expect(events[1]).toMatchObject({ submission: error.submission?.id, message: error.message })
  answer()
  await vi.waitFor(() => expect(journal.types()).toEqual(['intent', 'uncertain']))
  expect(statesOf(events)).toEqual(['began', 'doubt', 'uncertain'])
})

test('the bytes of a file are told when its reading ends, well or not', async () => {
  const { client, vendor } = await openScene()
  vendor.script('GET /file', raw(new Uint8Array(12)), raw('', { status: 404 }))
  const { assets } = await client.generate('acme/picture', kite)
  const events = heard('mediaplug.download')
  const of = { model: 'acme/picture', ref: 't1', kind: 'image', durationMs: expect.any(Number) }
  await assets[0]?.bytes()
  expect(events).toEqual([{ ...of, bytes: 12, error: undefined }])
  await rejection(assets[0]?.bytes() ?? Promise.resolve())
  expect(events[1]).toEqual({ ...of, bytes: 0, error: 'expired' })
})
