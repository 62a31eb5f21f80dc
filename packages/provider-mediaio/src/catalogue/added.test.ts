import { createClient, memoryJournal } from '@mediaplug/core'
import { createSandbox } from '@mediaplug/sandbox'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { pngOf } from '../../test/images.js'
import { accepted, good, openScriptedVendor } from '../../test/scripted-vendor.js'
import { type Entry, mediaio } from '../index.js'

const image = 'https://media.example/a.png'
const prompt = 'the fog lifts'
const newKling = {
  title: 'Kling 4.0',
  description: 'Kling 4.0: an image into up to twenty seconds.',
  capability: 'image-to-video',
  family: 'kling',
  prompt: { maxCharacters: 40 },
  image: { mediaTypes: ['image/png'], sides: [300, 4000] },
  duration: { values: [5, 20], default: 5 },
  audio: { values: [true, false] },
  parameters: {
    negative_prompt: { description: 'What to avoid' },
    camera: { values: ['still', 'free'], default: 'free' },
  },
  limits: { concurrentTasks: 1 },
} as const satisfies Entry

const vendor = await openScriptedVendor()
const settings = { apiKey: 'very-secret-key', baseUrl: vendor.baseUrl }
const open = (journal = memoryJournal()) =>
  createClient({
    providers: [mediaio({ ...settings, models: { 'i2v-kling-v4-0': newKling } })],
    journal,
    pacing: () => 10,
    timeoutMs: 10_000,
    upload: async () => 'https://media.example/uploaded',
  })
const model = 'mediaio/i2v-kling-v4-0'
const done = good({ status: 'completed', result: [{ preview: 'https://cdn.media.io/a.mp4' }] })
beforeEach(() => {
  vendor.requests.length = 0
  vendor.script(accepted, done)
})

describe('a model that the catalogue does not list', () => {
  test('is asked for where its description says, in the vendor’s words', async () => {
    const { assets } = await open().generate(model, {
      prompt,
      image,
      duration: 20,
      audio: false,
      negative_prompt: 'people',
    })
    expect(assets).toMatchObject([{ kind: 'video', url: 'https://cdn.media.io/a.mp4' }])
    expect(vendor.requests[0]).toMatchObject({
      path: '/generation/kling/i2v-kling-v4-0',
      body: {
        data: {
          prompt,
          image,
          duration: '20s',
          generate_audio: 'False',
          negative_prompt: 'people',
          camera: 'free',
        },
      },
    })
  })

  test.each([
    [{ duration: 10 }, 'duration must be one of 5, 20'],
    [{ prompt: 'x'.repeat(41) }, 'at most 40 characters'],
    [{ image: pngOf(200, 400) }, 'allowed are sides of 300 to 4000'],
    [{ camera: 'round' }, "camera must be one of 'still', 'free'"],
    [{ seed: 1 }, 'seed is not supported'],
  ])('is checked as any other: %o is refused', async (field, message) => {
    await expect(open().submit(model, { prompt, image, ...field } as never)).rejects.toThrow(message)
    expect(vendor.requests).toEqual([])
  })

  test('is listed, with what it takes, and serves its capability after all others', async () => {
    const client = open()
    expect(client.models.at(-1)).toMatchObject({
      id: model,
      title: 'Kling 4.0',
      capability: 'image-to-video',
      description: expect.stringContaining('twenty'),
      jsonSchema: {
        properties: { duration: { enum: [5, 20] }, negative_prompt: { description: 'What to avoid' } },
      },
    })
    vendor.script(accepted)
    const { handle } = await client.submit('image-to-video', { prompt, image, duration: 20 })
    expect(handle.model).toBe(model)
  })

  test('has limits of its own', async () => {
    vendor.script(accepted, good({ status: 'processing' }), done, accepted, done)
    const client = open()
    await Promise.all([1, 2].map(() => client.generate(model, { prompt, image })))
    const acts = vendor.requests.map(({ path }) => (path?.includes('/result/') ? 'poll' : 'create'))
    expect(acts).toEqual(['create', 'poll', 'poll', 'create', 'poll'])
  })

  test('has tasks that another process finds again, where it describes the model too', async () => {
    const journal = memoryJournal()
    const { handle } = await open(journal).submit(model, { prompt, image })
    const other = open(journal)
    const found: string[] = []
    for await (const submission of other.recover()) {
      if (submission.state === 'accepted') found.push(submission.handle.model)
    }
    expect(found).toEqual([model])
    await expect(other.resume(JSON.parse(JSON.stringify(handle))).result()).resolves.toMatchObject({ model })
    const without = createClient({ providers: [mediaio(settings)] })
    expect(() => without.resume(handle as never)).toThrow(model)
  })

  test('is refused by a vendor that does not have it, as any request that is not accepted', async () => {
    const sandbox = await createSandbox({ vendors: ['mediaio'], taskSeconds: 0 })
    afterAll(() => sandbox.close())
    const client = createClient({
      providers: [
        mediaio({
          ...sandbox.credentials.mediaio,
          baseUrl: sandbox.baseUrls.mediaio,
          models: { 'i2v-kling-v4-0': newKling },
        }),
      ],
    })
    await expect(client.submit(model, { prompt, image })).rejects.toMatchObject({ httpStatus: 404 })
    await expect(client.account('mediaio').credits()).resolves.toBe(100_000)
  })
})

test('a model that the catalogue lists may be described anew', async () => {
  const changed = { ...newKling, duration: { values: [5, 30], default: 5 } } as const satisfies Entry
  const client = createClient({
    providers: [mediaio({ ...settings, models: { 'i2v-kling-v3-0': changed } })],
    pacing: () => 10,
  })
  await client.submit('mediaio/i2v-kling-v3-0', { prompt, image, duration: 30 })
  expect(vendor.requests[0]).toMatchObject({ body: { data: { duration: '30s' } } })
})

test('a description is checked when the provider is made', () => {
  const wrong =
    (change: object, name = 'new-one') =>
    () =>
      mediaio({ models: { [name]: { ...newKling, ...change } as Entry } })
  expect(wrong({ family: '../user' })).toThrow('models.new-one.family must consist of letters')
  expect(wrong({}, 'new/one')).toThrow('models.new/one has a name that must consist of letters')
  expect(wrong({}, '..')).toThrow('must consist of letters')
  expect(wrong({ capability: 'text-to-smell' })).toThrow('models.new-one.capability must be one of')
  expect(wrong({ duration: { values: [5], default: 7 } })).toThrow('default must be one of the values')
  expect(wrong({ durations: 5 })).toThrow('durations is not supported')
})
