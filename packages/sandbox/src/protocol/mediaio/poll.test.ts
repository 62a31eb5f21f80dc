import { expect, test } from 'vitest'
import { stopClock } from '../../../test/clock.js'
import { mediaioClient, startMediaio } from '../../../test/mediaio.js'

const imagen = 't2i-imagen-4'
const prompt = { prompt: 'a dog' }

test('a task waits, is processed, and is completed with its file', async () => {
  const { sandbox, client } = await startMediaio({}, 4)
  const clock = stopClock()
  const created = await client.create(imagen, prompt)
  expect(created).toMatchObject({ status: 200, body: { code: 0, msg: '' } })
  expect(created.body.trace_id).toMatch(/^[0-9a-f]{32}$/)
  const task_id = created.data.task_id
  const seen: unknown[] = []
  for (const ms of [0, 999, 1, 2999]) {
    clock.advance(ms)
    const { data } = await client.poll(task_id)
    expect(data).toEqual({ task_id, status: expect.any(String), result: [] })
    seen.push(data.status)
  }
  expect(seen).toEqual(['waiting', 'waiting', 'processing', 'processing'])
  clock.advance(1)
  expect((await client.poll(task_id)).data).toEqual({
    task_id,
    status: 'completed',
    reason: 'success',
    result: [
      {
        val: expect.stringMatching(/^results\/[0-9a-f-]{36}\/image-1\.png$/),
        preview: expect.stringContaining(`${sandbox.baseUrls.mediaio}/results/`),
        status: 'completed',
      },
    ],
  })
  expect(sandbox.log[0]).toMatchObject({ operation: 'create', accepted: true, taskId: task_id })
  expect(sandbox.log[1]).toMatchObject({ operation: 'poll', accepted: true, taskId: task_id })
})

test('a task that nobody created is not found, nor is one of another key', async () => {
  const { sandbox, client } = await startMediaio()
  expect((await client.poll('t2i-0')).body).toMatchObject({ code: 40003, msg: 'task not found', data: {} })
  const { data } = await client.create(imagen, prompt)
  const stranger = mediaioClient(sandbox.baseUrls.mediaio, sandbox.addAccount('mediaio'))
  expect((await stranger.poll(data.task_id)).body.code).toBe(40003)
  expect((await client.poll(data.task_id)).body.code).toBe(0)
})

test('a task that is new may not be known to polls yet', async () => {
  const { client } = await startMediaio({ unknownSeconds: 3 })
  const clock = stopClock()
  const { data } = await client.create(imagen, prompt)
  clock.advance(2_999)
  expect((await client.poll(data.task_id)).body.code).toBe(40003)
  clock.advance(1)
  expect((await client.poll(data.task_id)).data).toMatchObject({ status: 'completed' })
})

test('a task is polled for with an empty object and nothing else', async () => {
  const { client } = await startMediaio()
  const { data } = await client.create(imagen, prompt)
  for (const body of [[], { data: {} }, 'null', 'x']) {
    expect((await client.send(`/generation/result/${data.task_id}`, body)).body.code).toBe(490000)
  }
})
