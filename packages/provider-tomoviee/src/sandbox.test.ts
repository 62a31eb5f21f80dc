import { createClient, type Status } from '@mediaplug/core'
import { createSandbox } from '@mediaplug/sandbox'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { tomoviee } from './index.js'

let sandbox: Awaited<ReturnType<typeof openSandbox>>
const openSandbox = (taskSeconds = 0.6) =>
  createSandbox({ vendors: ['tomoviee'], taskSeconds, framesPerSecond: 2 })
beforeEach(async () => {
  sandbox = await openSandbox()
})
afterEach(() => sandbox.close())

const openClient = (
  of = sandbox,
  credentials: { appKey: string; appSecret: string } = of.credentials.tomoviee,
) =>
  createClient({
    providers: [tomoviee({ ...credentials, baseUrl: of.baseUrls.tomoviee })],
    pacing: () => 40,
  })
const submit = (of = sandbox) => openClient(of).submit('tomoviee/text-to-video', { prompt: 'a kite' })
const count = (operation: string) => sandbox.log.filter((entry) => entry.operation === operation).length

describe('a task', () => {
  test('goes through its states with rising progress, and gives a video', async () => {
    // A longer task, so that a busy machine asks after it several times too.
    await using slow = await openSandbox(3)
    const task = await submit(slow)
    const seen: Status<unknown>[] = []
    for await (const status of task) seen.push(status)

    expect(seen.at(-1)?.state).toBe('succeeded')
    const progress = seen.flatMap((status) => ('progress' in status ? [status.progress ?? 0] : []))
    expect(progress.length).toBeGreaterThan(2)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(Math.max(...progress)).toBeLessThanOrEqual(1)
    const { assets } = await task.result()
    const video = Buffer.from(await assets[0].bytes())
    expect(video.subarray(4, 8).toString()).toBe('ftyp')
  })

  test('is known by the vendor’s task id', async () => {
    const { handle } = await submit()
    const created = sandbox.log.find(({ operation }) => operation === 'create')
    expect(handle).toMatchObject({ v: 1, model: 'tomoviee/text-to-video', ref: created?.taskId })
  })

  test.each([
    { outcome: 'failed', code: 'failed', vendorCode: 4 },
    { outcome: 'cancelled', code: 'canceled', vendorCode: 5 },
    { outcome: 'timeout', code: 'failed', vendorCode: 6 },
  ] as const)(
    'that ends as $outcome at the vendor is an error with its handle',
    async ({ outcome, code, vendorCode }) => {
      sandbox.fault({
        vendor: 'tomoviee',
        operation: 'create',
        kind: 'outcome',
        outcome,
        reason: 'out of paint',
      })
      const task = await submit()
      await expect(task.result()).rejects.toMatchObject({
        code,
        vendorCode,
        handle: task.handle,
        message: expect.stringContaining('out of paint'),
      })
    },
  )

  test('that ends with a code beside its state is still read by its state', async () => {
    sandbox.fault({
      vendor: 'tomoviee',
      operation: 'create',
      kind: 'outcome',
      outcome: 'failed',
      code: 680500,
    })
    const task = await submit()
    await expect(task.result()).rejects.toMatchObject({ code: 'failed', vendorCode: 4 })
  })

  test('with an unknown status is an error that names it', async () => {
    sandbox.fault({ vendor: 'tomoviee', operation: 'poll', kind: 'unknown-status', word: 99 })
    const task = await submit()
    await expect(task.result()).rejects.toMatchObject({
      code: 'protocol',
      handle: task.handle,
      message: expect.stringContaining('99'),
    })
  })
})

describe('faults', () => {
  test.each([
    { kind: 'reset-before' },
    { kind: 'malformed-json' },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 429, retryAfterSeconds: 1 },
  ] as const)('$kind $status on a poll costs a poll, never another task', async (fault) => {
    sandbox.fault({ vendor: 'tomoviee', operation: 'poll', ...fault })
    const task = await submit()
    await expect(task.result()).resolves.toHaveProperty('assets')
    expect(count('create')).toBe(1)
  })

  test.each([
    { kind: 'reset-after' },
    { kind: 'malformed-json' },
    { kind: 'status-after', status: 504 },
  ] as const)('$kind on the create is uncertain, and never repeated', async (fault) => {
    sandbox.fault({ vendor: 'tomoviee', operation: 'create', ...fault })
    await expect(submit()).rejects.toMatchObject({ code: 'submission-uncertain' })
    expect(count('create')).toBe(1)
  })

  test.each([
    { fault: { kind: 'status', status: 503 } },
    { fault: { kind: 'truncate' } },
    { fault: { kind: 'reset-before' } },
  ] as const)('$fault.kind on a download is resumed, and makes no other task', async ({ fault }) => {
    const { assets } = await (await submit()).result()
    sandbox.fault({ vendor: 'tomoviee', operation: 'download', ...fault })
    const bytes = await assets[0].bytes()
    expect(Buffer.from(bytes).subarray(4, 8).toString()).toBe('ftyp')
    expect(count('download')).toBeGreaterThan(1)
    expect(count('create')).toBe(1)
  })

  test('wrong credentials are an auth error, and nothing is created', async () => {
    const client = openClient(sandbox, { appKey: 'wrong-key', appSecret: 'wrong-secret' })
    await expect(client.submit('tomoviee/text-to-video', { prompt: 'a kite' })).rejects.toMatchObject({
      code: 'auth',
      httpStatus: 401,
      message: expect.not.stringContaining('wrong-'),
    })
    expect(sandbox.log.some(({ accepted }) => accepted)).toBe(false)
  })

  test('a task of somebody else is not found', async () => {
    const { handle: present } = await submit()
    // One that is new may not be known yet.
    const handle = { ...present, submittedAt: '2026-01-01T00:00:00.000Z' }
    const other = openClient(sandbox, sandbox.addAccount('tomoviee'))
    await expect(other.resume(handle).result()).rejects.toMatchObject({ code: 'invalid-input', handle })
  })
})

test('an answer in the vendor’s loose form gives the files alone, and what is told besides', async () => {
  const loose = await createSandbox({
    vendors: ['tomoviee'],
    taskSeconds: 0,
    framesPerSecond: 2,
    settings: { tomoviee: { answerForm: 'loose' } },
  })
  onTestFinished(() => loose.close())
  const provider = tomoviee({ ...loose.credentials.tomoviee, baseUrl: loose.baseUrls.tomoviee })
  const result = await createClient({ providers: [provider], pacing: () => 10 }).generate(
    'tomoviee/text-to-video',
    { prompt: 'a kite', callbackParams: 'order 7' },
  )
  expect(result.assets.map(({ mediaType }) => mediaType)).toEqual(['video/mp4'])
  expect(result.details).toEqual({
    modelVersion: 'sandbox',
    translatedPrompt: 'a kite',
    reason: 'success',
    params: 'order 7',
  })
})
