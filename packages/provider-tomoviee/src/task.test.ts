import { createClient, type Status } from '@mediaplug/core'
import { expect, test } from 'vitest'
import { good, openScriptedVendor } from '../test/scripted-vendor.js'
import { tomoviee } from './index.js'

const vendor = await openScriptedVendor()
const client = createClient({
  providers: [tomoviee({ appKey: 'key', appSecret: 'kite-and-string', baseUrl: vendor.baseUrl })],
  pacing: () => 10,
  timeoutMs: 10_000,
})
const done = good({ status: 3, result: '{"audio_path":"https://media.example/a.mp3"}' })

const submit = () => client.submit('tomoviee/text-to-speech', { text: 'hello' })

async function follow(...answers: object[]): Promise<Status<unknown>[]> {
  vendor.script(good({ task_id: 't1' }), ...answers.map(good), done)
  const task = await submit()
  const seen: Status<unknown>[] = []
  for await (const status of task) seen.push(status)
  return seen
}

test('an answer without a task id is uncertain: a task may have been made', async () => {
  vendor.script(good({}))
  await expect(submit()).rejects.toMatchObject({ code: 'submission-uncertain' })
})

test.each([
  ['without words', { code: 0, msg: null, data: { task_id: 't1' } }],
  ['with texts for numbers', { code: '0', data: { task_id: 't1' } }],
  ['with a number for the task', { code: 0, msg: '', data: { task_id: 17 } }],
])('a task accepted %s is not lost', async (_form, body) => {
  vendor.script({ body })
  const { handle } = await submit()
  expect(handle.ref).toBe(String(body.data.task_id))
})

test('a task whose id is a number beyond 2^53 keeps all its digits', async () => {
  const id = '1876543210987654321'
  vendor.script({ body: `{"code":0,"msg":"","data":{"task_id":${id}}}` })
  const { handle } = await submit()
  expect(handle.ref).toBe(id)
})

test('tells the place in the queue, the time that is left and the progress', async () => {
  const [queued, running, succeeded] = await follow(
    { status: 1, progress: 0, position: 3, wait_time: 40 },
    { status: 2, progress: 55, position: -1, wait_time: 0 },
  )
  expect(queued).toMatchObject({ state: 'queued', progress: 0, position: 3, remainingSeconds: 40 })
  expect(running).toMatchObject({ state: 'running', progress: 0.55, position: undefined })
  expect(succeeded).toMatchObject({
    state: 'succeeded',
    output: { assets: [{ kind: 'audio', url: 'https://media.example/a.mp3' }] },
  })
})

test('reads a status that is a text, and a result that is an object', async () => {
  const result = { audio_path: 'https://media.example/a.mp3', model_version: 'v3', translate_prompt: 'hi' }
  vendor.script(
    good({ task_id: 't1' }),
    good({ status: '1' }),
    good({ status: '2' }),
    good({ status: '3', result, reason: 'success', params: 'order 7' }),
  )
  const task = await submit()
  const states: string[] = []
  for await (const { state } of task) states.push(state)
  expect(states).toEqual(['queued', 'running', 'succeeded'])
  await expect(task.result()).resolves.toMatchObject({
    assets: [{ url: 'https://media.example/a.mp3' }],
    details: { modelVersion: 'v3', translatedPrompt: 'hi', reason: 'success', params: 'order 7' },
  })
})

test.each([
  ['the other spelling', { process: 20 }, 0.2],
  ['a text', { progress: '20' }, 0.2],
  ['the usual spelling where both are there', { progress: 30, process: 20 }, 0.3],
  ['nothing', {}, undefined],
  ['null', { progress: null, process: null }, undefined],
])('reads the progress from %s', async (_form, fields, progress) => {
  const [running] = await follow({ status: 2, ...fields })
  expect(running).toEqual({ state: 'running', progress, position: undefined, remainingSeconds: undefined })
})

test.each([
  { progress: 101 },
  { progress: -1 },
  { progress: '12%' },
  { wait_time: 'soon' },
  { position: 'third' },
  { reason: 5 },
])('passes over what only informs and makes no sense: %o', async (fields) => {
  const [running, succeeded] = await follow({ status: 2, ...fields })
  expect(running).toMatchObject({ state: 'running', progress: undefined })
  expect(succeeded?.state).toBe('succeeded')
})

test('names a status that nobody knows, whether number or word', async () => {
  for (const status of [99, 'sleeping']) {
    await expect(follow({ status })).rejects.toMatchObject({
      code: 'protocol',
      message: expect.stringContaining(`unknown status ${status}`),
    })
  }
})

test.each([
  '{}',
  'no JSON',
  '["x"]',
  '{"audio_path":[]}',
  '{"audio_path":null}',
  '{"audio_path":[1]}',
  undefined,
  { audio_path: [] },
  7,
])('a result that cannot be read ends the task, and gives its permit back: %o', async (result) => {
  const limited = createClient({
    providers: [
      tomoviee({
        appKey: 'key',
        appSecret: 'kite-and-string',
        baseUrl: vendor.baseUrl,
        limits: { concurrentTasks: 1 },
      }),
    ],
    pacing: () => 10,
    timeoutMs: 5_000,
  })
  vendor.script(good({ task_id: 't1' }), good({ status: 3, result }))
  const lost = limited.generate('tomoviee/text-to-speech', { text: 'hello' })
  await expect(lost).rejects.toMatchObject({ code: 'protocol', handle: { ref: 't1' } })
  vendor.script(good({ task_id: 't2' }), done)
  await expect(limited.generate('tomoviee/text-to-speech', { text: 'hello' })).resolves.toHaveProperty(
    'assets',
  )
})

test('a failed task has failed, whatever stands in its result', async () => {
  vendor.script(good({ task_id: 't1' }), good({ status: 4, reason: 'no wind', result: {} }))
  const failed = client.generate('tomoviee/text-to-speech', { text: 'hello' })
  await expect(failed).rejects.toMatchObject({ code: 'failed', message: expect.stringContaining('no wind') })
})

test('a file beside an empty field is delivered', async () => {
  const result = '{"audio_path":["https://media.example/a.mp3"],"cover_path":null}'
  vendor.script(good({ task_id: 't1' }), good({ status: 3, result }))
  const { assets } = await client.generate('tomoviee/text-to-speech', { text: 'hello' })
  expect(assets).toHaveLength(1)
})
