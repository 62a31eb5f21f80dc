import { afterAll, describe, expect, test } from 'vitest'
import { failureOf } from '../../../test/client.js'
import { mediaioClient } from '../../../test/mediaio.js'
import { createSandbox } from '../../index.js'

const sandbox = await createSandbox({ vendors: ['mediaio'], taskSeconds: 0 })
afterAll(() => sandbox.close())

const client = mediaioClient(sandbox.baseUrls.mediaio, sandbox.credentials.mediaio)
const imagen = 't2i-imagen-4'
const prompt = { prompt: 'a dog' }

describe('faults', () => {
  test.each([
    ['failed', 'failed'],
    ['timeout', 'timeout'],
    ['cancelled', 'failed'],
  ] as const)('outcome %s ends the next task with the word %s', async (outcome, status) => {
    await sandbox.fault({ vendor: 'mediaio', operation: 'create', kind: 'outcome', outcome })
    const { data } = await client.create(imagen, prompt)
    expect((await client.poll(data.task_id)).data).toEqual({
      task_id: data.task_id,
      status,
      reason: outcome,
      result: [],
    })
  })

  test('outcome can have words and an error code of its own', async () => {
    const outcome = { kind: 'outcome', outcome: 'failed', reason: 'unsafe', code: 490001 } as const
    await sandbox.fault({ vendor: 'mediaio', operation: 'create', ...outcome })
    const { data } = await client.create(imagen, prompt)
    expect((await client.poll(data.task_id)).body).toMatchObject({
      code: 490001,
      msg: 'unsafe',
      data: { status: 'failed', reason: 'unsafe' },
    })
  })

  test('unknown-status puts a word into a poll that no source has', async () => {
    const { data } = await client.create(imagen, prompt)
    await sandbox.fault({ vendor: 'mediaio', operation: 'poll', kind: 'unknown-status', word: 'archived' })
    expect((await client.poll(data.task_id)).data.status).toBe('archived')
    expect((await client.poll(data.task_id)).data.status).toBe('completed')
  })

  test('vendor-code answers in the form of Media.io, and creates nothing', async () => {
    await sandbox.fault({ vendor: 'mediaio', operation: 'create', kind: 'vendor-code', code: 490505 })
    const { status, body } = await client.create(imagen, prompt)
    expect([status, body]).toEqual([
      200,
      { code: 490505, msg: 'insufficient credits', data: {}, trace_id: expect.any(String) },
    ])
    expect(sandbox.log.at(-1)?.accepted).toBe(false)
  })

  test('reset-after loses the answer, and the task exists and is paid for', async () => {
    const before = (await client.credits()).data.credits
    await sandbox.fault({ vendor: 'mediaio', operation: 'create', kind: 'reset-after' })
    expect(await failureOf(client.create(imagen, prompt))).toBe('ECONNRESET')
    const taskId = sandbox.log.at(-1)?.taskId
    expect((await client.poll(taskId)).body.code).toBe(0)
    expect((await client.credits()).data.credits).toBe(Number(before) - 10)
  })

  test.each([
    [{ kind: 'status', status: 503 }, 503],
    [{ kind: 'status-after', status: 504 }, 504],
  ] as const)('%j meets a request for credits', async (fault, status) => {
    await sandbox.fault({ vendor: 'mediaio', operation: 'account', ...fault })
    expect((await client.credits()).status).toBe(status)
    expect((await client.credits()).status).toBe(200)
  })
})

test('methods that an endpoint does not have get a plain 405', async () => {
  const answer = await fetch(`${sandbox.baseUrls.mediaio}/user/credits`)
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
})
