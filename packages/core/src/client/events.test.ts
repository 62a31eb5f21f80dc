import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { heard } from '../../test/heard.js'
import { rejection } from '../../test/rejection.js'
import { json, raw, reset } from '../../test/replies.js'
import { kite, openScene } from '../../test/scene.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

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
    { ...of, state: 'queued', polls: 1 },
    { ...of, state: 'poll-fault', polls: 1, error: 'vendor' },
    { ...of, state: 'running', polls: 2 },
    { ...of, state: 'succeeded', polls: 3 },
  ])
})

test('a submission that waits for a permit is told, and when it goes on', async () => {
  const { client, vendor } = await openScene({ limits: { concurrentTasks: 1 } })
  vendor.script('GET /tasks', running)
  const events = heard('mediaplug.submission')
  await client.submit('acme/picture', kite)
  expect(events).toEqual([])
  const second = client.submit('acme/picture', kite)
  await vi.waitFor(() => expect(events).toEqual([{ model: 'acme/picture', state: 'waiting' }]))
  vendor.script('GET /tasks', json({ state: 'failed', reason: 'no wind' }))
  await second
  expect(events[1]).toEqual({ model: 'acme/picture', state: 'admitted', waitedMs: expect.any(Number) })
})

test('a doubt is told once, with the id of its submission', async () => {
  const { client, vendor } = await openScene()
  vendor.script('POST /tasks', reset)
  const events = heard('mediaplug.submission')
  const error = await rejection(client.submit('acme/picture', kite))
  expect(events).toEqual([
    { model: 'acme/picture', state: 'doubt', submission: error.submission?.id, message: error.message },
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
  const doubt = { model: 'acme/picture', state: 'doubt', submission: error.submission?.id }
  expect(events).toEqual([{ ...doubt, message: error.message }])
  answer()
  await vi.waitFor(() => expect(journal.types()).toEqual(['intent', 'uncertain']))
  expect(events).toHaveLength(1)
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
