import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { failureOf, post } from '../../../test/client.js'
import { mediaioClient } from '../../../test/mediaio.js'
import { createSandbox, type MediaioSettings, type Sandbox } from '../../index.js'

let sandbox: Sandbox<'mediaio'>
let client: ReturnType<typeof mediaioClient>
const imagen = 't2i-imagen-4'
const prompt = { prompt: 'a dog' }

beforeAll(async () => {
  sandbox = await createSandbox({ vendors: ['mediaio'], taskSeconds: 0 })
  client = mediaioClient(sandbox.baseUrls.mediaio, sandbox.credentials.mediaio)
})
afterAll(() => sandbox.close())

async function started(settings: Partial<MediaioSettings>, taskSeconds = 0) {
  const other = await createSandbox({ vendors: ['mediaio'], taskSeconds, settings: { mediaio: settings } })
  onTestFinished(() => other.close())
  return { sandbox: other, client: mediaioClient(other.baseUrls.mediaio, other.credentials.mediaio) }
}

describe('the key', () => {
  const paths = ['/generation/imagen/t2i-imagen-4', '/generation/result/x', '/user/credits']

  test.each(paths)('is asked for at %s', async (path) => {
    const url = `${sandbox.baseUrls.mediaio}${path}`
    expect(await post(url, {})).toMatchObject({ status: 200, body: { code: 374004, data: {} } })
    expect((await post(url, {}, { 'x-api-key': 'nobody' })).body.code).toBe(40001)
  })

  test('expires when it was set to', async () => {
    const { client } = await started({ keySeconds: 0 })
    for (const answer of [
      await client.create(imagen, prompt),
      await client.poll('x'),
      await client.credits(),
    ]) {
      expect(answer.body.code).toBe(40002)
    }
  })

  test('is what the credentials consist of', () => {
    expect(sandbox.credentials.mediaio).toEqual({ apiKey: expect.stringMatching(/^[0-9a-f]{48}$/) })
  })
})

describe('a task', () => {
  test('waits, is processed, and is completed with its file', async () => {
    const { sandbox, client } = await started({}, 4)
    const created = await client.create(imagen, prompt)
    expect(created).toMatchObject({ status: 200, body: { code: 0, msg: '' } })
    expect(created.body.trace_id).toMatch(/^[0-9a-f]{32}$/)
    const seen = await client.watch(created.data.task_id)
    expect([...new Set(seen.map(({ status }) => status))]).toEqual(['waiting', 'processing', 'completed'])
    expect(seen[0]).toEqual({ task_id: created.data.task_id, status: 'waiting', result: [] })
    expect(seen.at(-1)).toEqual({
      task_id: created.data.task_id,
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
    expect(sandbox.log[0]).toMatchObject({
      operation: 'create',
      accepted: true,
      taskId: created.data.task_id,
    })
    expect(sandbox.log[1]).toMatchObject({ operation: 'poll', accepted: true, taskId: created.data.task_id })
  })

  test('that nobody created is not found, nor is one of another key', async () => {
    expect((await client.poll('t2i-0')).body).toMatchObject({ code: 40003, msg: 'task not found', data: {} })
    const { data } = await client.create(imagen, prompt)
    const stranger = mediaioClient(sandbox.baseUrls.mediaio, sandbox.addAccount('mediaio'))
    expect((await stranger.poll(data.task_id)).body.code).toBe(40003)
    expect((await client.poll(data.task_id)).body.code).toBe(0)
  })

  test('is polled for with an empty object and nothing else', async () => {
    const { data } = await client.create(imagen, prompt)
    for (const body of [[], { data: {} }, 'null', 'x']) {
      expect((await client.send(`/generation/result/${data.task_id}`, body)).body.code).toBe(490000)
    }
  })
})

describe('the words for the state of a task', () => {
  test.each([
    ['waiting/processing/completed', 'waiting', 'completed'],
    ['pending/processing/succeeded', 'pending', 'succeeded'],
    ['queued/running/succeeded', 'queued', 'succeeded'],
  ] as const)('can be %s', async (statusWords, first, last) => {
    for (const [taskSeconds, word] of [
      [60, first],
      [0, last],
    ] as const) {
      const { client } = await started({ statusWords }, taskSeconds)
      const { data } = await client.create(imagen, prompt)
      expect((await client.poll(data.task_id)).data.status).toBe(word)
    }
  })

  test('are no others', async () => {
    const statusWords = 'loud' as 'queued/running/succeeded'
    await expect(started({ statusWords })).rejects.toThrow('settings.mediaio.statusWords must be one of')
  })
})

describe('the form of a result', () => {
  const resultOf = async (resultForm: MediaioSettings['resultForm'], code: string, data: object) => {
    const { client } = await started({ resultForm })
    const created = await client.create(code, data)
    return (await client.poll(created.data.task_id)).data.result
  }
  const link = (name: string) => expect.stringMatching(new RegExp(`^http://127.*/${name}\\?`))

  test('can be an object with links', async () => {
    const images = [link('image-1.png'), link('image-2.png')]
    expect(await resultOf('object', imagen, { ...prompt, counts: '2' })).toEqual({ images })
    expect(await resultOf('object', 't2v-wan-v2-5', prompt)).toEqual({ videos: [link('video.mp4')] })
  })

  test('can be an object with what the array has', async () => {
    expect(await resultOf('wrapped', imagen, prompt)).toEqual({
      images: [
        { val: expect.stringContaining('image-1.png'), preview: link('image-1.png'), status: 'completed' },
      ],
    })
  })

  test('is an empty object before the task is done, where it will be an object', async () => {
    const { client } = await started({ resultForm: 'object' }, 60)
    const { data } = await client.create(imagen, prompt)
    expect((await client.poll(data.task_id)).data.result).toEqual({})
  })
})

describe('credits', () => {
  test('are spent by what is accepted, and by nothing else', async () => {
    const { client } = await started({ credits: 25, generationCredits: 10 })
    const left = async () => (await client.credits()).data
    expect(await left()).toEqual({ credits: 25 })
    await client.create(imagen, { prompt: '' })
    expect(await left()).toEqual({ credits: 25 })
    await client.create(imagen, prompt)
    await client.create('t2v-wan-v2-5', prompt)
    expect(await left()).toEqual({ credits: 5 })
    const refused = await client.create(imagen, prompt)
    expect(refused.body).toMatchObject({ code: 490505, msg: 'insufficient credits', data: {} })
    expect(await left()).toEqual({ credits: 5 })
  })

  test('are those of one account', async () => {
    const { sandbox, client } = await started({ credits: 10, generationCredits: 10 })
    const other = mediaioClient(sandbox.baseUrls.mediaio, sandbox.addAccount('mediaio'))
    await client.create(imagen, prompt)
    expect((await client.credits()).data).toEqual({ credits: 0 })
    expect((await other.credits()).data).toEqual({ credits: 10 })
  })

  test('are asked for with an empty object, and the log calls that an account request', async () => {
    expect((await client.send('/user/credits', { data: {} })).body.code).toBe(490000)
    expect(sandbox.log.at(-1)).toMatchObject({ operation: 'account', accepted: false })
    await client.credits()
    expect(sandbox.log.at(-1)).toMatchObject({ operation: 'account', accepted: true })
  })
})

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
