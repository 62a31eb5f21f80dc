import '../../test/last-resort.js'
import { describe, expect, onTestFinished, test } from 'vitest'
import { pause } from '../time/pause.js'
import { fakeVendor } from './fake-vendor.js'
import { inOrder } from './route.js'

async function open() {
  const vendor = await fakeVendor({
    taskSeconds: 180,
    linkSeconds: 600,
    refusal: (code, message) => ({ status: 400, body: { code, message } }),
    routes: {
      'POST /sketches': {
        operation: 'create',
        answer: ({ body }, context) =>
          body === undefined
            ? { status: 400, body: 'nothing to draw' }
            : { body: { id: context.begin().id } },
      },
      'GET /sketches/:id': {
        operation: 'poll',
        answer: ({ params }, context) => ({
          body: { state: context.task(params.id ?? '')?.state ?? 'none' },
        }),
      },
      'DELETE /sketches/:id': {
        operation: 'cancel',
        answer({ params }, context) {
          context.task(params.id ?? '')?.cancel()
          return { body: {} }
        },
      },
      'POST /drawings': {
        operation: 'create',
        answer: (_request, context) => ({ body: { url: context.file('audio/wav') } }),
      },
      'GET /script': { operation: 'poll', answer: inOrder({ body: 1 }, { body: 2 }) },
    },
  })
  onTestFinished(() => vendor.close())
  const ask = (path: string, init?: RequestInit) => fetch(vendor.baseUrl + path, init)
  const json = async (path: string, init?: RequestInit): Promise<unknown> => (await ask(path, init)).json()
  const text = async (field: string, path: string, init?: RequestInit): Promise<string> =>
    String(Object(await json(path, init))[field])
  const create = () => text('id', '/sketches', { method: 'POST', body: '{"prompt":"kite"}' })
  const state = (id: string) => text('state', `/sketches/${id}`)
  const draw = () => text('url', '/drawings', { method: 'POST' })
  return { vendor, ask, json, create, state, draw }
}

test('a task of minutes goes through its states as the clock is moved on', async () => {
  const { vendor, create, state } = await open()
  const id = await create()
  expect(await state(id)).toBe('queued')
  vendor.advance(60)
  expect(await state(id)).toBe('running')
  vendor.advance(120)
  expect(await state(id)).toBe('succeeded')
})

test('each wait of a client brings the task a tenth of its time further', async () => {
  const { vendor, create, state } = await open()
  const id = await create()
  const pace = { elapsedMs: 0, polls: 0, followed: false }
  for (let waits = 0; waits < 9; waits++) expect(vendor.pacing(pace)).toBe(0)
  expect(await state(id)).toBe('running')
  vendor.pacing(pace)
  expect(await state(id)).toBe('succeeded')
})

test('a canceled task stays canceled, and one that has ended is not canceled', async () => {
  const { vendor, ask, create, state } = await open()
  const [early, late] = [await create(), await create()]
  await ask(`/sketches/${early}`, { method: 'DELETE' })
  vendor.advance(180)
  await ask(`/sketches/${late}`, { method: 'DELETE' })
  expect(await state(early)).toBe('canceled')
  expect(await state(late)).toBe('succeeded')
})

test('the log tells what was asked, of which kind, and what was taken on', async () => {
  const { vendor, ask, create } = await open()
  const id = await create()
  await ask('/sketches', { method: 'POST' })
  await ask('/elsewhere?why=not')
  expect(vendor.log).toMatchObject([
    {
      operation: 'create',
      method: 'POST',
      path: '/sketches',
      body: { prompt: 'kite' },
      accepted: true,
      taskId: id,
    },
    { operation: 'create', accepted: false },
    { operation: 'unknown', path: '/elsewhere?why=not', accepted: false },
  ])
})

test('a file is fetched in whole or from the middle, until its link expires', async () => {
  const { vendor, draw } = await open()
  const url = await draw()
  const whole = Buffer.from(await (await fetch(url)).arrayBuffer())
  expect(whole.subarray(0, 4).toString()).toBe('RIFF')
  const rest = await fetch(url, { headers: { range: 'bytes=4000-' } })
  expect(rest.status).toBe(206)
  expect(Buffer.from(await rest.arrayBuffer())).toEqual(whole.subarray(4_000))
  vendor.advance(601)
  expect((await fetch(url)).status).toBe(403)
})

test('bytes are answered as they are, under the type that the route tells', async () => {
  await using vendor = await fakeVendor({
    routes: {
      'POST /speech': {
        operation: 'create',
        answer: () => ({ headers: { 'content-type': 'audio/mpeg' }, body: Uint8Array.of(0x49, 0x44, 0x33) }),
      },
    },
  })
  const speak = () => fetch(`${vendor.baseUrl}/speech`, { method: 'POST' })
  const answer = await speak()
  expect(answer.headers.get('content-type')).toBe('audio/mpeg')
  expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe('ID3')
  await vendor.fault({ operation: 'create', kind: 'malformed-json' })
  expect((await speak()).headers.get('content-type')).toBe('application/json')
  expect(vendor.log).toMatchObject([{ accepted: true }, { accepted: true }])
})

test('scripted answers come in order, the last one again and again', async () => {
  const { json } = await open()
  expect([await json('/script'), await json('/script'), await json('/script')]).toEqual([1, 2, 2])
})

describe('a fault', () => {
  test('meets as many requests of its operation as it is asked to', async () => {
    const { vendor, ask } = await open()
    await vendor.fault({ operation: 'poll', kind: 'status', status: 429, retryAfterSeconds: 7, times: 2 })
    const polls = [await ask('/script'), await ask('/script'), await ask('/script')]
    expect(polls.map(({ status }) => status)).toEqual([429, 429, 200])
    expect(polls[0]?.headers.get('retry-after')).toBe('7')
  })

  test.each(['reset-before', 'reset-after'] as const)('%s breaks the connection', async (kind) => {
    const { vendor, ask } = await open()
    await vendor.fault({ operation: 'create', kind })
    await expect(ask('/sketches', { method: 'POST', body: '{}' })).rejects.toThrow('fetch failed')
    expect(vendor.log).toMatchObject([{ accepted: kind === 'reset-after' }])
  })

  test('of a refused connection is over after its time', async () => {
    const { vendor, ask } = await open()
    await vendor.fault({ kind: 'refuse', forMs: 1_000 })
    await expect(ask('/script')).rejects.toThrow('fetch failed')
    await expect
      .poll(
        () =>
          ask('/script').then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 300_000 },
      )
      .toBe(200)
  })

  test('of the vendor’s own is put in its own form', async () => {
    const { vendor, json } = await open()
    await vendor.fault({ operation: 'poll', kind: 'vendor-code', code: 17, message: 'no luck' })
    expect(await json('/script')).toEqual({ code: 17, message: 'no luck' })
  })

  test('of an unknown status is what the task says', async () => {
    const { vendor, create, state } = await open()
    const id = await create()
    await vendor.fault({ operation: 'poll', kind: 'unknown-status', word: 'dreaming' })
    expect([await state(id), await state(id)]).toEqual(['dreaming', 'queued'])
  })

  test('of the answer comes after the vendor acted', async () => {
    const { vendor, ask } = await open()
    const created = () => ask('/sketches', { method: 'POST', body: '{}' })
    await vendor.fault({ operation: 'create', kind: 'malformed-json' })
    await expect((await created()).json()).rejects.toThrow('JSON')
    await vendor.fault({ operation: 'create', kind: 'status-after', status: 504 })
    expect((await created()).status).toBe(504)
    await vendor.fault({ operation: 'create', kind: 'oversized' })
    const { size } = await (await created()).blob()
    expect(size).toBeGreaterThan(64 * 1_024 ** 2)
    expect(vendor.log.map(({ accepted }) => accepted)).toEqual([true, true, true])
  })

  test.each([
    ['truncate', 'broken'],
    ['stall', 'nothing'],
  ] as const)('%s gives half of a file, then %s', async (kind, then) => {
    const { vendor, draw } = await open()
    const url = await draw()
    await vendor.fault({ operation: 'download', kind })
    const stop = new AbortController()
    const { headers, body } = await fetch(url, { signal: stop.signal })
    expect(headers.get('content-length')).toBe('4096')
    const reader = body?.getReader()
    expect((await reader?.read())?.value).toHaveLength(2_048)
    const rest = Promise.resolve(reader?.read()).then(
      () => 'more',
      () => 'broken',
    )
    expect(await Promise.race([rest, pause(100).then(() => 'nothing')])).toBe(then)
    stop.abort()
    await rest
  })
})
