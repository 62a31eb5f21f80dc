import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { collect } from '../../test/collect.js'
import { type KiteVendor, openKiteVendors, refusal } from '../../test/kite-vendors.js'
import { recordingJournal } from '../../test/recording-journal.js'
import { rejection } from '../../test/rejection.js'
import { after, json, redirect, reset, resetWithin, stall } from '../../test/replies.js'
import { closedPort, type Reply } from '../../test/scripted-vendor.js'
import { type ErrorCode, MediaplugError } from '../error/error.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

const kite = { prompt: 'a red kite' }
const fallback = { fallback: true }
const accepted = json({ id: 't-1' })

type Opened = Awaited<ReturnType<typeof openKiteVendors>>

/** What the journal has of each submission: the model, and how it came out. */
function recorded({ journal }: Opened): string[] {
  const models = new Map<string, string>()
  const outcomes = new Map<string, string>()
  for (const record of journal.records) {
    if (record.type === 'settled') continue
    if (record.type === 'intent') models.set(record.id, record.model)
    outcomes.set(record.id, record.type === 'refused' ? `refused ${record.code}` : record.type)
  }
  return [...models].map(([id, model]) => `${model} ${outcomes.get(id)}`)
}

const codes: readonly ErrorCode[] = [
  'invalid-input',
  'unsupported',
  'unknown-model',
  'no-route',
  'auth',
  'quota',
  'rate-limit',
  'failed',
  'expired',
  'canceled',
  'timeout',
  'aborted',
  'network',
  'protocol',
  'submission-uncertain',
  'download',
  'journal',
  'vendor',
]

describe('another model is asked exactly when the journal has the submission as refused', () => {
  const answers = codes.flatMap((code) => [200, 400, 500].map((status) => ({ code, status })))
  test.each(answers)('the vendor says $code with HTTP $status', async ({ code, status }) => {
    const opened = await openKiteVendors([{ start: refusal(code, status) }, {}])
    const ended = await opened.client
      .generate('text-to-image', kite, fallback)
      .catch((error: unknown) => error)
    const [first, ...others] = recorded(opened)
    if (first === `first/picture refused ${code}`) {
      expect(others).toEqual(['second/picture accepted'])
      expect(opened.creates()).toEqual([1, 1])
      expect(ended).toMatchObject({ refusals: [{ model: 'first/picture', error: { code } }] })
    } else {
      expect([first, ...others]).toEqual(['first/picture uncertain'])
      expect(opened.creates()).toEqual([1, 0])
      expect(ended).toMatchObject({ code: 'submission-uncertain' })
    }
  })

  const refused: readonly (readonly [string, KiteVendor, ErrorCode, number])[] = [
    ['a refusal', { start: refusal('invalid-input', 422) }, 'invalid-input', 1],
    ['credits that are used up', { start: refusal('quota', 402) }, 'quota', 1],
    ['a limit', { start: json({}, { status: 429 }) }, 'rate-limit', 1],
    [
      'a limit for a day',
      { start: json({}, { status: 429, headers: { 'retry-after': '86400' } }) },
      'rate-limit',
      1,
    ],
    ['a credential that is refused', { start: json({}, { status: 401 }) }, 'auth', 1],
    [
      'a credential that is missing',
      {
        apiKey: () => {
          throw new MediaplugError('auth', 'there is no key')
        },
      },
      'auth',
      0,
    ],
  ]
  test.each(refused)('%s', async (_what, vendor, code, creates) => {
    const opened = await openKiteVendors([vendor, {}])
    const result = await opened.client.generate('text-to-image', kite, fallback)
    expect(result.refusals).toMatchObject([{ model: 'first/picture', error: { code, provider: 'first' } }])
    expect(recorded(opened)).toEqual([`first/picture refused ${code}`, 'second/picture accepted'])
    expect(opened.creates()).toEqual([creates, 1])
  })

  test('a vendor that cannot be reached', async () => {
    const opened = await openKiteVendors([{ baseUrl: `http://127.0.0.1:${await closedPort()}` }, {}])
    const { refusals } = await opened.client.generate('text-to-image', kite, fallback)
    expect(refusals).toMatchObject([{ model: 'first/picture', error: { code: 'network' } }])
    expect(recorded(opened)).toEqual(['first/picture refused network', 'second/picture accepted'])
  })

  test.each<readonly [string, Reply]>([
    ['a connection that breaks after sending', reset],
    ['an answer that breaks off', resetWithin('{"id":')],
    ['an error of the server', json({}, { status: 500 })],
    ['a gateway that is overloaded', json({}, { status: 503 })],
    ['a gateway that waited too long', json({}, { status: 504 })],
    ['a redirect', redirect('https://elsewhere.example')],
    ['an answer that makes no sense', json({ ok: true })],
  ])('and never after %s', async (_what, start) => {
    const opened = await openKiteVendors([{ start }, {}])
    const error = await rejection(opened.client.generate('text-to-image', kite, fallback))
    expect(error.code).toBe('submission-uncertain')
    expect(error.refusals).toBeUndefined()
    expect(recorded(opened)).toEqual(['first/picture uncertain'])
    expect(opened.creates()).toEqual([1, 0])
  })
})

describe('no other model is asked', () => {
  test('after a rejection of the content', async () => {
    const opened = await openKiteVendors([{ start: refusal('rejected') }, {}])
    const error = await rejection(opened.client.generate('text-to-image', kite, fallback))
    expect(error.code).toBe('rejected')
    expect(recorded(opened)).toEqual(['first/picture refused rejected'])
    expect(opened.creates()).toEqual([1, 0])
  })

  test('unless it is wished', async () => {
    for (const options of [undefined, {}, { fallback: false }]) {
      const opened = await openKiteVendors([{ start: refusal('quota') }, {}])
      const error = await rejection(opened.client.generate('text-to-image', kite, options))
      expect(error.code).toBe('quota')
      expect(opened.creates()).toEqual([1, 0])
    }
  })

  test.each(['aborted', 'timeout'] as const)('when the call ends with %s while it is sent', async (code) => {
    const opened = await openKiteVendors([{ start: stall() }, {}])
    const stop = new AbortController()
    const options = code === 'timeout' ? { timeoutMs: 300 } : { signal: stop.signal }
    const generating = rejection(opened.client.generate('text-to-image', kite, { ...fallback, ...options }))
    await vi.waitFor(() => expect(opened.creates()).toEqual([1, 0]))
    stop.abort()
    expect(await generating).toMatchObject({ code: 'submission-uncertain' })
    expect(opened.creates()).toEqual([1, 0])
  })

  test('when the call is stopped as a refusal comes', async () => {
    const stop = new AbortController()
    const start: Reply = (response, request) => {
      stop.abort()
      refusal('quota')(response, request)
    }
    const opened = await openKiteVendors([{ start }, {}])
    await rejection(opened.client.generate('text-to-image', kite, { ...fallback, signal: stop.signal }))
    await vi.waitFor(() => expect(recorded(opened)).toEqual(['first/picture refused quota']))
    expect(opened.creates()).toEqual([1, 0])
  })

  test('while a permit is waited for', async () => {
    const opened = await openKiteVendors([{ limits: { concurrentTasks: 1 } }, {}])
    const [first] = opened.vendors
    first?.script('GET /tasks', json({ state: 'running' }))
    await opened.client.submit('text-to-image', kite, fallback)
    const second = rejection(opened.client.submit('text-to-image', kite, { ...fallback, timeoutMs: 200 }))
    expect(await second).toMatchObject({ code: 'timeout' })
    expect(opened.creates()).toEqual([1, 0])
  })

  test('when the journal cannot be written', async () => {
    const journal = recordingJournal(() => {
      throw new Error('the disk is full')
    })
    const opened = await openKiteVendors([{}, {}], journal)
    const error = await rejection(opened.client.generate('text-to-image', kite, fallback))
    expect(error.code).toBe('journal')
    expect(opened.creates()).toEqual([0, 0])
  })

  test('when the task fails after it was accepted', async () => {
    const opened = await openKiteVendors([{ start: refusal('quota') }, {}, {}])
    opened.vendors[1]?.script('GET /tasks', json({ state: 'failed', reason: 'no wind' }))
    const error = await rejection(opened.client.generate('text-to-image', kite, fallback))
    expect(error).toMatchObject({
      code: 'failed',
      model: 'second/picture',
      handle: { model: 'second/picture' },
    })
    expect(error.refusals).toMatchObject([{ model: 'first/picture', error: { code: 'quota' } }])
    expect(opened.creates()).toEqual([1, 1, 0])
  })
})

describe('who refused is told', () => {
  test('by a result, and by its JSON', async () => {
    const opened = await openKiteVendors([{ start: refusal('quota') }, { start: refusal('auth') }, {}])
    const result = await opened.client.generate('text-to-image', kite, fallback)
    const refusals = [
      { model: 'first/picture', error: { code: 'quota', message: 'first/picture: the vendor says quota' } },
      { model: 'second/picture', error: { code: 'auth' } },
    ]
    expect(result.refusals).toMatchObject(refusals)
    expect(JSON.parse(JSON.stringify(result))).toMatchObject({ refusals })
  })

  test('by a task, and by its result and its last status', async () => {
    const opened = await openKiteVendors([{ start: refusal('quota') }, {}])
    const task = await opened.client.submit('text-to-image', kite, fallback)
    const refusals = [{ model: 'first/picture', error: { code: 'quota' } }]
    expect(task).toMatchObject({ model: 'second/picture', refusals })
    expect(await task.result()).toMatchObject({ refusals })
    expect((await collect(task)).at(-1)).toMatchObject({ state: 'succeeded', output: { refusals } })
  })

  test('by nothing where nobody did', async () => {
    const opened = await openKiteVendors([{}, {}])
    expect(await opened.client.generate('text-to-image', kite, fallback)).not.toHaveProperty('refusals')
    expect(await opened.client.generate('text-to-image', kite)).not.toHaveProperty('refusals')
  })

  test('by the error of whoever was asked last', async () => {
    const opened = await openKiteVendors([{ start: refusal('quota') }, { start: reset }, {}])
    const error = await rejection(opened.client.generate('text-to-image', kite, fallback))
    expect(error).toMatchObject({
      code: 'submission-uncertain',
      submission: { model: 'second/picture' },
      refusals: [{ model: 'first/picture', error: { code: 'quota' } }],
      message: expect.stringMatching(/ Asked before, and accepted nothing: first\/picture \(quota\)\.$/),
    })
    expect(opened.creates()).toEqual([1, 1, 0])
  })

  test('by the error of a time that ran out, and that is the time of all attempts', async () => {
    const opened = await openKiteVendors([{ start: after(150, refusal('quota')) }, { start: stall() }])
    const options = { ...fallback, timeoutMs: 1_000 }
    const error = await rejection(opened.client.generate('text-to-image', kite, options))
    expect(error).toMatchObject({ code: 'submission-uncertain', refusals: [{ model: 'first/picture' }] })
    expect(error.message).toContain('no result within 1000 ms')
  })
})

describe('when all refuse, one error tells of all', () => {
  test.each<readonly [readonly ErrorCode[], ErrorCode, string]>([
    [['quota', 'auth'], 'quota', 'first/picture'],
    [['auth', 'quota', 'failed'], 'auth', 'first/picture'],
    [['invalid-input', 'invalid-input'], 'invalid-input', 'first/picture'],
    [['auth', 'rate-limit', 'quota'], 'rate-limit', 'second/picture'],
  ])('%j as %s of %s', async (refused, code, model) => {
    const opened = await openKiteVendors(refused.map((each) => ({ start: refusal(each) })))
    const error = await rejection(opened.client.generate('text-to-image', kite, fallback))
    expect(error).toMatchObject({ code, model, retryable: code === 'rate-limit', cause: { code, model } })
    expect(error.refusals?.map((each) => each.error.code)).toEqual(refused)
    expect(error.message).toBe(
      `No model of text-to-image accepted this request.${refused
        .map((each, index) => `\n  ${['first', 'second', 'third'][index]}/picture: the vendor says ${each}`)
        .join('')}`,
    )
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      refusals: refused.map((each) => ({ error: { code: each } })),
    })
    expect(opened.creates()).toEqual(refused.map(() => 1))
  })

  test('and of the models that do not take the request', async () => {
    const opened = await openKiteVendors([{ longest: 5 }, { start: refusal('quota') }])
    const error = await rejection(opened.client.generate('text-to-image', kite, fallback))
    expect(error).toMatchObject({
      code: 'quota',
      candidates: [{ model: 'first/picture', issues: [{ path: ['prompt'], allowed: { maxLength: 5 } }] }],
      refusals: [{ model: 'second/picture' }],
    })
  })
})

test('the last model is asked as patiently as one alone: its limit is waited for', async () => {
  const opened = await openKiteVendors([{ start: refusal('quota') }, {}])
  opened.vendors[1]?.script('POST /tasks', json({}, { status: 429 }), accepted)
  const { refusals } = await opened.client.generate('text-to-image', kite, fallback)
  expect(refusals).toHaveLength(1)
  expect(opened.creates()).toEqual([1, 2])
})

test('each attempt is a submission of its own, with the same label and another key', async () => {
  const opened = await openKiteVendors([{ start: refusal('quota') }, {}])
  await opened.client.generate('text-to-image', kite, { ...fallback, label: 'order-17' })
  const intents = opened.journal.records.filter((record) => record.type === 'intent')
  expect(intents).toMatchObject([{ label: 'order-17' }, { label: 'order-17' }])
  const keys = opened.vendors.flatMap((vendor) =>
    vendor.seen('POST /tasks').map(({ body }): unknown => JSON.parse(body).key),
  )
  expect(new Set(keys).size).toBe(2)
  expect(keys).toEqual(intents.map(({ idempotencyKey }) => idempotencyKey))
})

test('a model as the target, and what is no truth value, are refused before anything is sent', async () => {
  const opened = await openKiteVendors([{}, {}])
  const named = await rejection(opened.client.generate('first/picture', kite, fallback))
  expect(named).toMatchObject({
    code: 'invalid-input',
    message: expect.stringMatching(/^fallback: needs a capability, such as 'text-to-image'/),
    issues: [{ path: ['fallback'] }],
  })
  expect(await rejection(opened.client.submit('first/picture', kite, fallback))).toMatchObject({
    code: 'invalid-input',
  })
  const word = await rejection(opened.client.submit('text-to-image', kite, { fallback: 'yes' } as never))
  expect(word).toMatchObject({ code: 'invalid-input', issues: [{ path: ['fallback'] }] })
  expect(opened.creates()).toEqual([0, 0])
})

test('a model that does not take the request is passed over, and one that nobody takes is no-route', async () => {
  const opened = await openKiteVendors([{ longest: 5 }, {}])
  const result = await opened.client.generate('text-to-image', kite, fallback)
  expect(result.refusals).toBeUndefined()
  expect(recorded(opened)).toEqual(['second/picture accepted'])
  const none = await openKiteVendors([{ longest: 5 }, { longest: 6 }])
  const error = await rejection(none.client.generate('text-to-image', kite, fallback))
  expect(error).toMatchObject({ code: 'no-route', candidates: [{}, {}] })
})

describe('a file of the input', () => {
  const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2])

  test('is read once, however many models are asked', async () => {
    const opened = await openKiteVendors([{ start: refusal('quota') }, { start: refusal('auth') }, {}])
    const image = { kind: 'image', bytes: vi.fn(async () => bytes) }
    await opened.client.generate('segment-image', { image }, fallback)
    expect(image.bytes).toHaveBeenCalledOnce()
    const sent = opened.vendors.map((vendor) =>
      vendor.seen('POST /tasks').map(({ body }) => JSON.parse(body).size),
    )
    expect(sent).toEqual([[6], [6], [6]])
  })

  test('that a model does not take leads to the next, without a record', async () => {
    const opened = await openKiteVendors([{ longest: 5 }, {}])
    const { refusals } = await opened.client.generate('segment-image', { image: bytes }, fallback)
    expect(refusals).toMatchObject([
      { model: 'first/mask', error: { code: 'invalid-input', issues: [{ path: ['image'] }] } },
    ])
    expect(recorded(opened)).toEqual(['second/mask accepted'])
  })

  test('that cannot be read is told by all', async () => {
    const opened = await openKiteVendors([{}, {}])
    const image = { path: 'no/such/kite.png' }
    const error = await rejection(opened.client.generate('segment-image', { image }, fallback))
    expect(error).toMatchObject({ code: 'invalid-input', issues: [{ path: ['image'] }], refusals: [{}, {}] })
    expect(opened.creates()).toEqual([0, 0])
  })

  test('is not waited for when the caller stops', async () => {
    const opened = await openKiteVendors([{}, {}])
    const image = { kind: 'image', bytes: vi.fn(() => new Promise<never>(() => {})) }
    const options = { ...fallback, timeoutMs: 100 }
    const error = await rejection(opened.client.generate('segment-image', { image }, options))
    expect(error.code).toBe('timeout')
    expect(image.bytes).toHaveBeenCalledOnce()
    expect(opened.creates()).toEqual([0, 0])
  })
})

/** How a start may go, and what it comes to. */
const starts = {
  accepts: { reply: accepted, comesTo: 'accepted' },
  refuses: { reply: refusal('failed'), comesTo: 'refused' },
  'has no credits': { reply: refusal('quota'), comesTo: 'refused' },
  'lets nobody in': { reply: json({}, { status: 401 }), comesTo: 'refused' },
  'rejects the content': { reply: refusal('rejected'), comesTo: 'rejected' },
  'breaks off': { reply: reset, comesTo: 'uncertain' },
  'is broken': { reply: json({}, { status: 500 }), comesTo: 'uncertain' },
} as const satisfies Record<string, { readonly reply: Reply; readonly comesTo: string }>

test('whatever vendors do, at most one request may have been paid for, and the journal says the same', async () => {
  const names = Object.keys(starts) as (keyof typeof starts)[]
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }), async (script) => {
      const opened = await openKiteVendors(script.map((name) => ({ start: starts[name].reply })))
      const ended = await opened.client
        .generate('text-to-image', kite, fallback)
        .catch((error: unknown) => error)
      const ends = script.map((name) => starts[name].comesTo)
      const last = ends.findIndex((end) => end !== 'refused')
      const asked = last < 0 ? ends : ends.slice(0, last + 1)
      expect(opened.creates()).toEqual(script.map((_, index) => (index < asked.length ? 1 : 0)))
      const outcomes = recorded(opened).map((line) => line.split(' ')[1])
      expect(outcomes).toEqual(asked.map((end) => (end === 'rejected' ? 'refused' : end)))
      expect(outcomes.filter((outcome) => outcome !== 'refused').length).toBeLessThanOrEqual(1)
      const told = z.looseObject({ refusals: z.array(z.unknown()).default([]) }).parse(ended)
      expect(told.refusals).toHaveLength(asked.filter((end) => end === 'refused').length)
    }),
    { numRuns: 30 },
  )
}, 60_000)
