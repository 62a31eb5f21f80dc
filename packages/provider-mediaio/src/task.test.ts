import type { Status } from '@mediaplug/core'
import { expect, test } from 'vitest'
import { accepted, good, openScriptedVendor } from '../test/scripted-vendor.js'

const vendor = await openScriptedVendor()
const client = vendor.open()
const done = good({
  task_id: 'task-1',
  status: 'completed',
  result: [{ preview: 'https://cdn.media.io/a.mp4' }],
})

const submit = () => client.submit('mediaio/t2v-wan-v2-6', { prompt: 'a kite' })

async function follow(...answers: object[]): Promise<Status<unknown>[]> {
  vendor.script(accepted, ...answers.map(good), done)
  const task = await submit()
  const seen: Status<unknown>[] = []
  for await (const status of task) seen.push(status)
  return seen
}
const end = async (answer: object) => (await follow(answer)).at(-1)

/** Submits, and asks after the task as if that had been long ago: one that is new may not be known yet. */
async function askLater() {
  const { handle } = await client.submit('mediaio/t2v-wan-v2-6', { prompt: 'a kite' })
  return client.resume({ ...handle, submittedAt: '2026-01-01T00:00:00.000Z' }).result()
}

test.each([
  ['no task id', good({})],
  ['an empty task id', good({ task_id: '' })],
  ['no data', good(null)],
  ['no code', { body: { data: { task_id: 'task-1' } } }],
  ['an internal error', { status: 500, body: { code: 500, msg: 'no luck', data: {} } }],
  ['a page of a gateway', { status: 502, body: 'Bad Gateway' }],
])('an answer with %s is uncertain: a task may have been made', async (_what, reply) => {
  vendor.script(reply)
  vendor.requests.length = 0
  await expect(submit()).rejects.toMatchObject({ code: 'submission-uncertain' })
  expect(vendor.requests).toHaveLength(1)
})

test.each([42, 0, Number.MAX_SAFE_INTEGER])('a task id may be the number %d', async (id) => {
  vendor.script(good({ task_id: id }))
  await expect(submit()).resolves.toMatchObject({ handle: { ref: String(id) } })
})

test.each(['9007199254740993', '1876543210987654321'])('the task id %s keeps all its digits', async (id) => {
  vendor.script({ body: `{"code":0,"data":{"task_id":${id}}}` })
  await expect(submit()).resolves.toMatchObject({ handle: { ref: id } })
})

test.each(['1e400', '1e20', '4.5'])(
  'the task id %s cannot be told from others as a number, so it is uncertain',
  async (id) => {
    vendor.script({ body: `{"code":0,"data":{"task_id":${id}},"trace_id":"trace-9"}` })
    await expect(submit()).rejects.toMatchObject({ code: 'submission-uncertain', requestId: 'trace-9' })
  },
)

test('a new task that is not known yet is asked after again', async () => {
  vendor.script(accepted, { body: { code: 40003, msg: 'task not found', data: {} } }, done)
  await expect((await submit()).result()).resolves.toHaveProperty('assets')
})

test('a task is new for half a minute', async () => {
  vendor.script(accepted)
  const { handle } = await submit()
  const twentySecondsAgo = new Date(Date.now() - 20_000).toISOString()
  const aMinuteAgo = new Date(Date.now() - 60_000).toISOString()
  const unknown = { body: { code: 40003, msg: 'task not found', data: {} } }
  vendor.script(unknown, done)
  await expect(
    client.resume({ ...handle, ref: 'task-2', submittedAt: twentySecondsAgo }).result(),
  ).resolves.toHaveProperty('assets')
  vendor.script(unknown, done)
  await expect(
    client.resume({ ...handle, ref: 'task-3', submittedAt: aMinuteAgo }).result(),
  ).rejects.toMatchObject({ code: 'expired', vendorCode: 40003 })
})

test('what the vendor tells beside the files is given with them', async () => {
  vendor.script(
    accepted,
    good({ task_id: 'task-1', status: 'completed', reason: 'ok', result: ['https://cdn.media.io/b.mp4'] }),
  )
  const { details, requestId } = await client.generate('mediaio/t2v-wan-v2-6', { prompt: 'a kite' })
  expect(details).toEqual({ taskId: 'task-1', traceId: 'trace-1', reason: 'ok' })
  expect(requestId).toBe('trace-1')
})

test.each([
  { word: 'waiting', state: 'queued' },
  { word: 'pending', state: 'queued' },
  { word: 'queued', state: 'queued' },
  { word: 'processing', state: 'running' },
  { word: 'running', state: 'running' },
])('$word is $state', async ({ word, state }) => {
  const states = await follow({ status: word, result: null })
  expect(states.map((status) => status.state)).toEqual([state, 'succeeded'])
})

test.each(['completed', 'succeeded'])('%s gives the files', async (status) => {
  expect(await end({ status, result: [{ val: 'x', preview: 'https://cdn.media.io/b.mp4' }] })).toMatchObject({
    state: 'succeeded',
    output: { assets: [{ kind: 'video', mediaType: 'video/mp4', url: 'https://cdn.media.io/b.mp4' }] },
  })
})

test('a task is asked after by its id, with an empty body', async () => {
  await follow()
  expect(vendor.requests.at(-1)).toEqual({
    method: 'POST',
    path: '/generation/result/task-1',
    apiKey: 'very-secret-key',
    body: {},
  })
})

test.each([
  [{ status: 'failed', reason: 'no wind' }, 'no wind', 'failed'],
  [{ status: 'failed' }, 'the vendor gives no reason', 'failed'],
  [{ status: 'failed', reason: { en: 'no wind' } }, 'the vendor gives no reason', 'failed'],
  [
    { status: 'failed', reason: '', result: [{ preview: 'https://cdn.media.io/a.mp4' }] },
    'no reason',
    'failed',
  ],
  [{ status: 'timeout', reason: 'too slow' }, 'timed out at the vendor: too slow', 'timeout'],
  [{ status: 'timeout' }, 'timed out at the vendor', 'timeout'],
])('%o has failed', async (answer, reason, vendorCode) => {
  expect(await end(answer)).toMatchObject({
    state: 'failed',
    reason: expect.stringContaining(reason),
    vendorCode,
    requestId: 'trace-1',
  })
})

test.each([
  { code: 490_000, data: { task_id: 'task-1', status: 'failed' } },
  { code: 490_000, data: { task_id: 7, status: 'timeout' } },
  { code: 999, data: { task_id: 'task-1', status: 'failed' } },
  { code: 999, data: { task_id: null, status: 'failed' } },
  { code: 999, data: { status: 'failed' } },
])('a code that may be of a task is about the task whose status it stands beside: %o', async (answer) => {
  vendor.script(accepted, { body: { ...answer, msg: 'the image is too dark', trace_id: 'trace-9' } })
  const failed = client.generate('mediaio/t2v-wan-v2-6', { prompt: 'a kite' })
  await expect(failed).rejects.toMatchObject({
    code: 'failed',
    vendorCode: answer.code,
    requestId: 'trace-9',
    handle: { ref: 'task-1' },
    message: expect.stringContaining('the image is too dark'),
  })
})

test.each([
  { vendorCode: 374_004, code: 'auth' },
  { vendorCode: 40_001, code: 'auth' },
  { vendorCode: 40_002, code: 'auth' },
  { vendorCode: 40_003, code: 'expired' },
  { vendorCode: 490_505, code: 'quota' },
])('the code $vendorCode is never about a task, whatever stands beside it', async ({ vendorCode, code }) => {
  const data = { task_id: 'task-1', status: 'failed' }
  vendor.script(accepted, { body: { code: vendorCode, msg: 'no', data, trace_id: 'trace-9' } })
  await expect(askLater()).rejects.toMatchObject({
    code,
    vendorCode,
    requestId: 'trace-9',
    handle: { ref: 'task-1' },
  })
})

test('words beside a good code are no reason', async () => {
  const answer = { code: 0, msg: 'success', data: { status: 'failed' } }
  vendor.script(accepted, { body: answer })
  const failed = client.generate('mediaio/t2v-wan-v2-6', { prompt: 'a kite' })
  await expect(failed).rejects.toThrow('the vendor gives no reason')
})

test.each([{}, null, { status: '' }, { task_id: 'task-1' }])(
  'a task that the vendor does not know has expired, with %o beside it',
  async (data) => {
    vendor.script(accepted, { body: { code: 40_003, msg: 'Task not found', data } })
    await expect(askLater()).rejects.toMatchObject({
      code: 'expired',
      vendorCode: 40_003,
      handle: { ref: 'task-1' },
    })
  },
)

test.each(['sleeping', 'Completed', 'canceled', ''])('the unknown status %j is named', async (status) => {
  await expect(follow({ status })).rejects.toMatchObject({
    code: 'protocol',
    requestId: 'trace-1',
    handle: { ref: 'task-1' },
    message: expect.stringContaining(`unknown status '${status}'`),
  })
})

test('a status that is no word is named too', async () => {
  const wrong = follow({ status: 99 })
  await expect(wrong).rejects.toThrow('status must be a string, got 99')
  await expect(wrong).rejects.toMatchObject({ code: 'protocol', requestId: 'trace-1' })
  await expect(follow({})).rejects.toThrow('status must be a string, and is missing')
})

test.each([
  undefined,
  null,
  {},
  [],
  'done',
  [{ val: 'x', preview: '', status: 'failed' }],
  { url: 'http://cdn.media.io/a.mp4' },
])('a result without a file ends the task, and gives its permit back: %o', async (result) => {
  const limited = vendor.open({ limits: { concurrentTasks: 1 } })
  const request = { prompt: 'a kite' }
  vendor.script(accepted, good({ status: 'completed', result }))
  await expect(limited.generate('mediaio/t2v-wan-v2-6', request)).rejects.toMatchObject({
    code: 'protocol',
    requestId: 'trace-1',
    handle: { ref: 'task-1' },
  })
  vendor.script(accepted, done)
  await expect(limited.generate('mediaio/t2v-wan-v2-6', request)).resolves.toHaveProperty('assets')
})

test('a model of images gives images', async () => {
  vendor.script(accepted, good({ status: 'succeeded', result: { images: ['https://cdn.media.io/a.png'] } }))
  const { assets } = await client.generate('mediaio/t2i-imagen-4', { prompt: 'a kite' })
  expect(assets.map(({ kind, mediaType }) => [kind, mediaType])).toEqual([['image', 'image/png']])
})
