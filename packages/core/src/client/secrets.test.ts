import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { json, raw } from '../../test/replies.js'
import { apiKey, kite, openScene } from '../../test/scene.js'
import type { Reply } from '../../test/scripted-vendor.js'
import type { MediaplugError } from '../error/error.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

/** All that a program could print of a value. */
const printed = (value: unknown): string =>
  [inspect(value, { depth: 10, showHidden: true, maxStringLength: null }), JSON.stringify(value)].join('\n')

/** Whether some part of the secret, long enough to matter, can be read. */
function expectNoSecret(value: unknown): void {
  const text = printed(value)
  expect(text).not.toContain(apiKey)
  expect(text).not.toContain(apiKey.slice(0, -1))
}

function listen(channel: string): unknown[] {
  const heard: unknown[] = []
  const hear = (event: unknown): void => {
    heard.push(event)
  }
  subscribe(channel, hear)
  onTestFinished(() => void unsubscribe(channel, hear))
  return heard
}

const leak = `no kite for ${apiKey}, sent as Bearer ${apiKey}`
const cutAt = (limit: number): string => `${'.'.repeat(limit - apiKey.length + 1)}${apiKey}.`
const leaking = (status: number): Reply => json({ detail: leak }, { status })
const inWords: Reply = json(
  { error: { code: apiKey, message: leak, requestId: `r-${apiKey}` } },
  { status: 400 },
)

type Act = (scene: Awaited<ReturnType<typeof openScene>>) => Promise<unknown>
const generate: Act = ({ client }) => client.generate('acme/picture', kite)
const cancel: Act = async ({ client }) => (await client.submit('acme/film', kite)).cancel()

const echoes: [string, string, Reply, Act][] = [
  ['a refused start', 'POST /tasks', leaking(400), generate],
  ['a refused start in its own words', 'POST /tasks', inWords, generate],
  [
    'a start refused with all headers',
    'POST /tasks',
    (response, { headers }) => {
      response.writeHead(422).end(JSON.stringify(headers))
    },
    generate,
  ],
  ['an uncertain start', 'POST /tasks', leaking(502), generate],
  ['an uncertain start that is no JSON', 'POST /tasks', raw(leak), generate],
  ['a start with an unusable reference', 'POST /tasks', json({ id: leak }), generate],
  ['a refused poll', 'GET /tasks', leaking(401), generate],
  ['a refused poll in its own words', 'GET /tasks', inWords, generate],
  ['an unknown state', 'GET /tasks', json({ state: leak }), generate],
  ['the reason of a failure', 'GET /tasks', json({ state: 'failed', reason: leak, code: apiKey }), generate],
  ['a result that is none', 'GET /tasks', json({ state: 'succeeded', url: leak }), generate],
  ['a refused cancel', 'DELETE /films', leaking(400), cancel],
  ['a text that is cut within the secret', 'POST /tasks', raw(cutAt(300), { status: 400 }), generate],
  ['an answer that is no JSON and cut within the secret', 'POST /tasks', raw(cutAt(200)), generate],
]

describe('a secret that the vendor echoes', () => {
  test.each(echoes)(
    'in %s is in no error, journal, handle or diagnostic',
    async (_where, route, reply, act) => {
      const events = ['mediaplug.request', 'mediaplug.task'].map(listen)
      const scene = await openScene()
      scene.vendor.script(route, reply)
      const error: MediaplugError = await rejection(act(scene))

      expect(scene.vendor.requests[0]?.headers.authorization).toBe(`Bearer ${apiKey}`)
      expectNoSecret(error)
      expectNoSecret(error.stack)
      expectNoSecret(scene.journal.records)
      expect(events.flat().length).toBeGreaterThan(0)
      expectNoSecret(events)
    },
  )

  test('in the reason of a failure is in no status', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /tasks', json({ state: 'failed', reason: leak, code: apiKey }))
    const statuses: unknown[] = []
    const onStatus = (status: unknown): void => void statuses.push(status)
    await rejection(client.generate('acme/picture', kite, { onStatus }))
    expect(statuses).toHaveLength(1)
    expectNoSecret(statuses)
  })
})

test('a secret in a prompt is not in the journal', async () => {
  const { client, journal } = await openScene()
  await client.submit('acme/picture', kite)
  await client.submit('acme/picture', { prompt: `draw ${apiKey}` })
  await client.submit('acme/picture', { prompt: cutAt(2_000) })
  expect(journal.types().filter((type) => type === 'intent')).toHaveLength(3)
  expectNoSecret(journal.records)
})

test('a client, a provider, a task and a handle show no secret', async () => {
  const { client, provider } = await openScene()
  const task = await client.submit('acme/picture', kite)
  await task.result()
  for (const value of [client, provider, task, task.handle]) expectNoSecret(value)
})

test('diagnostics tell each request and each turn of a task', async () => {
  const requests = listen('mediaplug.request')
  const tasks = listen('mediaplug.task')
  const { client, vendor } = await openScene()
  const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
  vendor.script('GET /tasks', json({ state: 'running' }), json({}, { status: 503 }), done)
  await client.generate('acme/picture', kite)
  expect(requests).toMatchObject([
    { provider: 'acme', model: 'acme/picture', phase: 'start', method: 'POST', path: '/tasks', status: 200 },
    { phase: 'poll', method: 'GET', path: '/tasks/t1', status: 200 },
    { phase: 'poll', error: 'vendor' },
    { phase: 'poll', status: 200 },
  ])
  expect(tasks).toMatchObject([
    { model: 'acme/picture', ref: 't1', state: 'accepted', polls: 0 },
    { state: 'awaited', polls: 0 },
    { state: 'running', polls: 1 },
    { state: 'poll-fault', error: 'vendor' },
    { state: 'succeeded', polls: 2 },
  ])
})
