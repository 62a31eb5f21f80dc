import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failureOf, post } from '../../test/client.js'
import { tomovieeClient } from '../../test/tomoviee.js'
import { until } from '../../test/until.js'
import { createSandbox, type Sandbox } from '../index.js'

let sandbox: Sandbox<'tomoviee' | 'edrawmax'>
let client: ReturnType<typeof tomovieeClient>
const accepted = () => sandbox.log.filter((entry) => entry.operation === 'create' && entry.accepted)

beforeEach(async () => {
  sandbox = await createSandbox({
    vendors: ['tomoviee', 'edrawmax'],
    taskSeconds: 0.05,
    settings: { edrawmax: { answerSeconds: 0 } },
  })
  client = tomovieeClient(sandbox.baseUrls.tomoviee, sandbox.credentials.tomoviee)
})
afterEach(() => sandbox.close())

describe('before acceptance', () => {
  test('reset-before resets the socket, and nothing was created', async () => {
    await sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'reset-before' })
    expect(await failureOf(client.create({ prompt: 'x' }))).toBe('ECONNRESET')
    expect(accepted()).toHaveLength(0)
    expect(sandbox.log[0]).toMatchObject({ answered: 'reset', body: { prompt: 'x' } })
  })

  test('status answers 429 with Retry-After, as often as it was asked for', async () => {
    await sandbox.fault({
      vendor: 'tomoviee',
      operation: 'create',
      kind: 'status',
      status: 429,
      retryAfterSeconds: 7,
      times: 2,
    })
    const answers = [await client.create({ prompt: 'x' }), await client.create({ prompt: 'x' })]
    expect(answers.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual([
      [429, '7'],
      [429, '7'],
    ])
    expect(accepted()).toHaveLength(0)
    expect((await client.create({ prompt: 'x' })).status).toBe(200)
  })

  test.each([
    [212200, '生成失败'],
    [212201, '渲染失败'],
    [500, 'panic'],
  ])('vendor-code %i comes in the form of EdrawMax', async (code, msg) => {
    await sandbox.fault({ vendor: 'edrawmax', operation: 'create', kind: 'vendor-code', code })
    const answer = await post(`${sandbox.baseUrls.edrawmax}/skills/generate-gantt`, { prompt: 'x' })
    expect([answer.status, answer.body]).toEqual([200, { code, msg, data: null }])
    expect(accepted()).toHaveLength(0)
  })

  test('vendor-code comes in the form of Tomoviee, with the text asked for', async () => {
    await sandbox.fault({
      vendor: 'tomoviee',
      operation: 'poll',
      kind: 'vendor-code',
      code: 689999,
      message: 'out of credits',
    })
    const answer = await client.poll('x')
    expect([answer.status, answer.body]).toEqual([400, { code: 689999, msg: 'out of credits', data: null }])
  })
})

describe('after acceptance', () => {
  test('reset-after resets the socket, and the task exists', async () => {
    await sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'reset-after' })
    expect(await failureOf(client.create({ prompt: 'x' }))).toBe('ECONNRESET')
    const [entry] = accepted()
    expect(entry).toMatchObject({ answered: 'reset' })
    expect((await client.poll(entry?.taskId)).status).toBe(200)
  })

  test('delay holds the answer back while the task exists already', async () => {
    await sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'delay', ms: 1_000 })
    const began = Date.now()
    const slow = client.create({ prompt: 'x' })
    await until(() => expect(accepted()).toHaveLength(1))
    expect(sandbox.log[0]?.answered).toBeUndefined()
    await slow
    expect(Date.now() - began).toBeGreaterThan(990)
  })

  test('status-after answers 504 though the task exists', async () => {
    await sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'status-after', status: 504 })
    expect((await client.create({ prompt: 'x' })).status).toBe(504)
    expect(accepted()).toHaveLength(1)
  })

  test('malformed-json answers 200 with half a JSON text', async () => {
    await sandbox.fault({ vendor: 'edrawmax', operation: 'create', kind: 'malformed-json' })
    const url = `${sandbox.baseUrls.edrawmax}/skills/generate-gantt`
    expect(await failureOf(post(url, { prompt: 'x' }))).toBeInstanceOf(SyntaxError)
    expect(accepted()).toHaveLength(1)
  })

  test('a fault of an accepted request is kept when a request is refused', async () => {
    await sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'reset-after' })
    expect((await client.create({})).status).toBe(400)
    expect(await failureOf(client.create({ prompt: 'x' }))).toBe('ECONNRESET')
  })

  test('unknown-status puts a word into a poll that the vendor does not document', async () => {
    const { data } = await client.create({ prompt: 'x' })
    await sandbox.fault({ vendor: 'tomoviee', operation: 'poll', kind: 'unknown-status', word: 99 })
    expect((await client.poll(data.task_id)).data.status).toBe(99)
    expect((await client.poll(data.task_id)).data.status).toBeLessThan(4)
  })

  test.each([
    ['failed', 4],
    ['cancelled', 5],
    ['timeout', 6],
  ] as const)('outcome %s ends the next task with status %i', async (outcome, status) => {
    await sandbox.fault({
      vendor: 'tomoviee',
      operation: 'create',
      kind: 'outcome',
      outcome,
      reason: 'because',
    })
    const { data } = await client.create({ prompt: 'x' })
    const seen = await client.watch(data.task_id)
    expect(seen.at(-1)).toMatchObject({ status, reason: 'because', result: '' })
  })

  test('outcome can carry an error code beside the task', async () => {
    await sandbox.fault({
      vendor: 'tomoviee',
      operation: 'create',
      kind: 'outcome',
      outcome: 'failed',
      code: 680500,
    })
    const { data } = await client.create({ prompt: 'x' })
    await client.watch(data.task_id)
    expect((await client.poll(data.task_id)).body).toMatchObject({ code: 680500, data: { status: 4 } })
  })
})
