import { createClient } from '@mediaplug/core'
import { createSandbox, type SandboxOptions } from '@mediaplug/sandbox'
import { afterAll, describe, expect, test } from 'vitest'
import { documented, given, requestOf } from '../test/documented.js'
import { type ModelName, mediaio } from './index.js'

type Settings = NonNullable<SandboxOptions<'mediaio'>['settings']>['mediaio']

async function openScene(settings: Settings = {}, taskSeconds = 0) {
  const sandbox = await createSandbox({ vendors: ['mediaio'], taskSeconds, settings: { mediaio: settings } })
  afterAll(() => sandbox.close())
  const open = (credentials: { apiKey: string } = sandbox.credentials.mediaio) =>
    createClient({
      providers: [mediaio({ ...credentials, baseUrl: sandbox.baseUrls.mediaio })],
      pacing: () => 20,
      timeoutMs: 60_000,
    })
  const count = (operation: string) => sandbox.log.filter((entry) => entry.operation === operation).length
  return { sandbox, open, client: open(), count }
}

const { sandbox, open, client, count } = await openScene()
const submit = () => client.submit('mediaio/t2i-imagen-4', { prompt: 'a kite' })

test.each(documented)('$modelCode is accepted and makes a file', async ({ modelCode, parameters }) => {
  const { input } = requestOf(parameters.filter(({ required }) => required).map((each) => given(each)))
  const { assets } = await client.generate(`mediaio/${modelCode as ModelName}`, input)
  expect(assets.map(({ kind }) => kind)).toEqual([modelCode.includes('2i-') ? 'image' : 'video'])
})

test('several results are several files, that can be read', async () => {
  const { assets } = await client.generate('mediaio/t2i-imagen-4', { prompt: 'a kite', count: 3 })
  expect(new Set(assets.map(({ url }) => url)).size).toBe(3)
  const bytes = Buffer.from(await assets[0].bytes())
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
})

describe.each(['array', 'object', 'wrapped'] as const)('a result in the form %s', (resultForm) => {
  test.each([
    'waiting/processing/completed',
    'pending/processing/succeeded',
    'queued/running/succeeded',
  ] as const)('is read beside the words %s', async (statusWords) => {
    const scene = await openScene({ resultForm, statusWords }, 0.1)
    const task = await scene.client.submit('mediaio/t2i-imagen-4', { prompt: 'a kite', count: 2 })
    const states = new Set<string>()
    for await (const { state } of task) states.add(state)
    expect([...states].at(-1)).toBe('succeeded')
    expect((await task.result()).assets).toHaveLength(2)
  })
})

test('links beside a file are no files', async () => {
  const scene = await openScene({ resultForm: 'illustrated' })
  const { assets } = await scene.client.generate('mediaio/t2v-wan-v2-6', { prompt: 'a kite' })
  expect(assets.map(({ mediaType }) => mediaType)).toEqual(['video/mp4'])
  const pictures = await scene.client.generate('mediaio/t2i-imagen-4', { prompt: 'a kite', count: 2 })
  expect(pictures.assets.map(({ mediaType }) => mediaType)).toEqual(['image/png', 'image/png'])
})

test('a task that polls do not know at first comes to its result', async () => {
  const scene = await openScene({ unknownSeconds: 0.3 })
  await expect(scene.client.generate('mediaio/t2i-imagen-4', { prompt: 'a kite' })).resolves.toMatchObject({
    details: { traceId: expect.stringMatching(/^[0-9a-f]{32}$/) },
  })
})

test.each([
  ['character-generator-media-2.0', { image: 'https://media.example/a.png', prompt: 'a knight' }, 1],
  ['effects-ghibli', { image: 'https://media.example/a.png', count: 3 }, 3],
  ['effects-image-hairstyle-studio', { image: 'https://media.example/a.png' }, 1],
  [
    'effects-video-babydance',
    { image: 'https://media.example/a.png', video: 'https://media.example/a.mp4' },
    1,
  ],
] as const)('%s is accepted and makes files', async (name, input, files) => {
  const { assets } = await client.generate(`mediaio/${name}`, input as never)
  expect(assets).toHaveLength(files)
})

test.each(['failed', 'timeout'] as const)(
  'a task that ends as %s is an error with its handle',
  async (outcome) => {
    sandbox.fault({
      vendor: 'mediaio',
      operation: 'create',
      kind: 'outcome',
      outcome,
      reason: 'out of paint',
    })
    const task = await submit()
    await expect(task.result()).rejects.toMatchObject({
      code: 'failed',
      handle: task.handle,
      message: expect.stringContaining('out of paint'),
    })
  },
)

test('a status that nobody knows is an error that names it', async () => {
  sandbox.fault({ vendor: 'mediaio', operation: 'poll', kind: 'unknown-status', word: 'ARCHIVED' })
  const task = await submit()
  await expect(task.result()).rejects.toMatchObject({
    code: 'protocol',
    message: expect.stringContaining('ARCHIVED'),
  })
})

test.each([{ kind: 'reset-before' }, { kind: 'malformed-json' }, { kind: 'status', status: 503 }] as const)(
  '$kind on a poll costs a poll, never another task',
  async (fault) => {
    const before = count('create')
    sandbox.fault({ vendor: 'mediaio', operation: 'poll', ...fault })
    await expect((await submit()).result()).resolves.toHaveProperty('assets')
    expect(count('create')).toBe(before + 1)
  },
)

test.each([
  { kind: 'reset-after' },
  { kind: 'malformed-json' },
  { kind: 'status-after', status: 504 },
] as const)('$kind on a create is uncertain, and never repeated', async (fault) => {
  const before = count('create')
  sandbox.fault({ vendor: 'mediaio', operation: 'create', ...fault })
  await expect(submit()).rejects.toMatchObject({ code: 'submission-uncertain' })
  expect(count('create')).toBe(before + 1)
})

test('each task is paid from the credits, until they are not enough', async () => {
  const { client: poor } = await openScene({ credits: 15, generationCredits: 10 })
  await expect(poor.account('mediaio').credits()).resolves.toBe(15)
  await poor.submit('mediaio/t2i-imagen-4', { prompt: 'a kite' })
  await expect(poor.submit('mediaio/t2i-imagen-4', { prompt: 'a kite' })).rejects.toMatchObject({
    code: 'quota',
    vendorCode: 490_505,
    creditsLeft: 5,
  })
})

test('a key that is wrong, or has expired, is an auth error', async () => {
  const wrong = open({ apiKey: 'wrong' })
  const request = { prompt: 'a kite' }
  await expect(wrong.submit('mediaio/t2i-imagen-4', request)).rejects.toMatchObject({
    code: 'auth',
    vendorCode: 40_001,
  })
  const { client: late } = await openScene({ keySeconds: 0 })
  await expect(late.submit('mediaio/t2i-imagen-4', request)).rejects.toMatchObject({
    code: 'auth',
    vendorCode: 40_002,
  })
})

test('a task of another account is not known', async () => {
  const { handle: present } = await submit()
  // One that is new may not be known yet.
  const handle = { ...present, submittedAt: '2026-01-01T00:00:00.000Z' }
  const other = open(sandbox.addAccount('mediaio'))
  await expect(other.resume(handle).result()).rejects.toMatchObject({
    code: 'expired',
    vendorCode: 40_003,
    handle,
  })
})

test('nothing was sent to the vendor but known requests', () => {
  expect(sandbox.log.filter(({ operation }) => operation === 'unknown')).toEqual([])
})
