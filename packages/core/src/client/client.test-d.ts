import { describe, expectTypeOf, test } from 'vitest'
import * as z from 'zod'
import type { Asset } from '../asset/asset.js'
import type { Output } from '../asset/output.js'
import { textToDiagram } from '../capability/diagram.js'
import type { Usage } from '../capability/notes.js'
import { textToVideo } from '../capability/video.js'
import { defineProvider } from '../contract/define-provider.js'
import { defineModel } from '../contract/model.js'
import type { Provider } from '../contract/provider.js'
import type { FileLimits } from '../file/file.js'
import type { FileInput } from '../file/file-input.js'
import type { TaskHandle } from '../handle.js'
import type { JsonSchema } from '../schema/json-schema.js'
import type { Task } from '../task/task.js'
import type { AnyClient } from './any-client.js'
import { createClient } from './create-client.js'
import type { InputOf, ModelId, ResultOf, ServedBy, Target } from './targets.js'

const common = { settings: z.strictObject({}), baseUrl: 'https://acme.example', downloads: { hosts: [] } }
const filming = defineProvider({
  ...common,
  id: 'acme',
  title: 'Acme',
  models: () => ({
    kite: defineModel({
      title: 'Kite',
      capability: textToVideo,
      input: z.strictObject({
        prompt: z.string(),
        duration: z.literal(5).default(5),
        cameraMove: z.string().optional(),
      }),
      start: async () => ({ ref: 't-1' }),
      poll: async () => ({ state: 'running' }),
    }),
  }),
})
const drawing = defineProvider({
  ...common,
  id: 'draw',
  title: 'Draw',
  models: () => ({
    flowchart: defineModel({
      title: 'Flowchart',
      capability: textToDiagram,
      input: z.strictObject({ prompt: z.string() }),
      start: async () => ({ ref: 't-1' }),
      poll: async () => ({ state: 'running' }),
    }),
  }),
})

const sketching = defineProvider({
  ...common,
  id: 'sketch',
  title: 'Sketch',
  models: () => ({
    napkin: defineModel({
      title: 'Napkin',
      capability: textToDiagram,
      input: z.strictObject({ prompt: z.string() }),
      start: async () => {
        throw new Error('no paper')
      },
    }),
  }),
})

const providers = [filming(), drawing(), filming({ as: 'second' })] as const
type Providers = (typeof providers)[number]
const client = createClient({ providers })
type VideoAssets = readonly [Asset<'video'>, ...Asset<'video'>[]]

test('targets are the models and capabilities that are installed', () => {
  expectTypeOf<ModelId<Providers>>().toEqualTypeOf<'acme/kite' | 'draw/flowchart' | 'second/kite'>()
  expectTypeOf<Target<Providers>>().toEqualTypeOf<
    'acme/kite' | 'draw/flowchart' | 'second/kite' | 'text-to-video' | 'text-to-diagram'
  >()
  // @ts-expect-error no such provider is installed
  client.generate('third/kite', { prompt: 'kite' })
  // @ts-expect-error no installed model serves this capability
  client.generate('text-to-speech', { text: 'kite' })
})

test('a model takes what it has, and a capability what is portable', () => {
  expectTypeOf<InputOf<Providers, 'acme/kite'>>().toEqualTypeOf<{
    prompt: string
    duration?: 5 | undefined
    cameraMove?: string | undefined
  }>()
  client.generate('acme/kite', { prompt: 'kite', cameraMove: 'orbit' })
  client.generate('second/kite', { prompt: 'kite', duration: 5 })
  client.generate('text-to-video', { prompt: 'kite', duration: 10, audio: false })
  // @ts-expect-error this model makes 5 seconds only
  client.generate('acme/kite', { prompt: 'kite', duration: 6 })
  // @ts-expect-error a prompt is required
  client.generate('acme/kite', {})
  // @ts-expect-error what only one model has is not portable
  client.generate('text-to-video', { prompt: 'kite', cameraMove: 'orbit' })
})

test('a result is what the capability yields', async () => {
  expectTypeOf<ResultOf<Providers, 'acme/kite'>['assets']>().toEqualTypeOf<VideoAssets>()
  expectTypeOf<ResultOf<Providers, 'text-to-video'>['assets']>().toEqualTypeOf<VideoAssets>()
  const diagram = await client.generate('text-to-diagram', { prompt: 'sign-up flow' })
  expectTypeOf(diagram.source.code).toEqualTypeOf<string>()
  expectTypeOf(diagram.assets[0].kind).toEqualTypeOf<'image' | 'vector'>()
  const video = await client.generate('acme/kite', { prompt: 'kite' })
  // @ts-expect-error a video has no source
  video.source
})

test('a result has the details that its model declares, and no others', async () => {
  const declared = defineProvider({
    ...common,
    id: 'told',
    title: 'Told',
    models: () => ({
      kite: defineModel({
        title: 'Kite',
        capability: textToVideo,
        input: z.strictObject({ prompt: z.string() }),
        details: z.object({ seed: z.number() }),
        start: async () => ({ ref: 't-1' }),
        poll: async () => ({ state: 'running' }),
      }),
    }),
  })
  const told = createClient({ providers: [declared(), filming()] })
  const result = await told.generate('told/kite', { prompt: 'kite' })
  expectTypeOf(result.details).toEqualTypeOf<{ seed: number } | undefined>()
  expectTypeOf(result.usage).toEqualTypeOf<Usage | undefined>()
  const portable = await told.generate('text-to-video', { prompt: 'kite' })
  expectTypeOf(portable.details).toEqualTypeOf<{ seed: number } | undefined>()
  const plain = await told.generate('acme/kite', { prompt: 'kite' })
  // @ts-expect-error its model declares no details
  plain.details
  expectTypeOf(told).toExtend<AnyClient>()
})

test('a result says which model made it, and the task where there is one', async () => {
  expectTypeOf<ResultOf<Providers, 'acme/kite'>['model']>().toEqualTypeOf<'acme/kite'>()
  expectTypeOf<ResultOf<Providers, 'acme/kite'>['handle']>().toEqualTypeOf<TaskHandle<'acme/kite'>>()
  const video = await client.generate('text-to-video', { prompt: 'kite' })
  expectTypeOf(video.model).toEqualTypeOf<'acme/kite' | 'second/kite'>()
  expectTypeOf(client.resume(video.handle).handle).toExtend<TaskHandle>()
  const sketch = await createClient({ providers: [sketching()] }).generate('sketch/napkin', { prompt: 'a' })
  expectTypeOf(sketch.handle).toEqualTypeOf<undefined>()
  expectTypeOf<Output['handle']>().toEqualTypeOf<TaskHandle | undefined>()
})

test('a status has the fields of its state', async () => {
  const task = await client.submit('acme/kite', { prompt: 'kite' })
  for await (const status of task) {
    switch (status.state) {
      case 'queued':
      case 'running':
        expectTypeOf(status.progress).toEqualTypeOf<number | undefined>()
        // @ts-expect-error there is no output while the task runs
        status.output
        break
      case 'succeeded':
        expectTypeOf(status.output.assets).toEqualTypeOf<VideoAssets>()
        break
      default:
        expectTypeOf(status.state).toEqualTypeOf<'failed' | 'canceled' | 'expired'>()
        expectTypeOf(status.reason).toEqualTypeOf<string>()
    }
  }
})

test('a handle tells its model, and resumes a task of its type', async () => {
  const byModel = await client.submit('acme/kite', { prompt: 'kite' })
  expectTypeOf(byModel.handle).toEqualTypeOf<TaskHandle<'acme/kite'>>()
  const byCapability = await client.submit('text-to-video', { prompt: 'kite' })
  expectTypeOf(byCapability.handle.model).toEqualTypeOf<'acme/kite' | 'second/kite'>()
  expectTypeOf<ServedBy<Providers, 'text-to-diagram'>>().toEqualTypeOf<'draw/flowchart'>()
  expectTypeOf((await client.resume(byModel.handle).result()).assets).toEqualTypeOf<VideoAssets>()
  expectTypeOf((await client.resume(byCapability.handle).result()).assets).toEqualTypeOf<VideoAssets>()
  const stored: TaskHandle = JSON.parse('{}')
  expectTypeOf(await client.resume(stored).result()).toEqualTypeOf<Output>()
})

test('a task has a handle only where the model keeps a task', async () => {
  const mixed = createClient({ providers: [filming(), drawing(), sketching()] })
  const atOnce = await mixed.submit('sketch/napkin', { prompt: 'kite' })
  expectTypeOf(atOnce.handle).toEqualTypeOf<undefined>()
  // @ts-expect-error nothing can resume it
  mixed.resume(atOnce.handle)
  const either = await mixed.submit('text-to-diagram', { prompt: 'kite' })
  expectTypeOf(either.handle).toEqualTypeOf<TaskHandle<'draw/flowchart'> | undefined>()
  expectTypeOf(mixed).toExtend<AnyClient>()
})

describe('a client of providers that are known only when it runs', () => {
  const list: Provider[] = []

  test('takes any target, and an object for input', async () => {
    const found = createClient({ providers: list })
    expectTypeOf(found).toEqualTypeOf<AnyClient>()
    expectTypeOf(createClient({ providers: [filming(), ...list] })).toEqualTypeOf<AnyClient>()
    const input: Record<string, unknown> = { prompt: 'kite' }
    expectTypeOf(found.generate('acme/kite', input)).toEqualTypeOf<Promise<Output>>()
    found.generate('text-to-video', { prompt: 'kite' }, { onStatus: ({ state }) => state })
    const task = await found.submit('acme/kite', input)
    expectTypeOf(task.handle).toEqualTypeOf<TaskHandle | undefined>()
    if (task.handle) expectTypeOf(found.resume(task.handle)).toEqualTypeOf<Task<Output, TaskHandle>>()
    found.account('acme')
    found.notify('acme', 't-1')
    // @ts-expect-error an input is an object
    found.generate('acme/kite', 'kite')
    expectTypeOf<Target<Provider>>().toEqualTypeOf<string>()
  })

  test('tells what each model takes', () => {
    const [model] = createClient({ providers: list }).models
    expectTypeOf(model?.jsonSchema).toEqualTypeOf<JsonSchema | undefined>()
    expectTypeOf(model?.jsonSchema.properties?.image?.['x-mediaplug-file']).toEqualTypeOf<
      FileLimits | undefined
    >()
  })

  test('is what every client is', () => {
    expectTypeOf(client).toExtend<AnyClient>()
    expectTypeOf(createClient({ providers: [] })).toExtend<AnyClient>()
    expectTypeOf<AnyClient>().not.toExtend<typeof client>()
  })
})

test('an asset is an input of the next request', async () => {
  const { assets } = await client.generate('acme/kite', { prompt: 'kite' })
  expectTypeOf(assets[0]).toExtend<FileInput>()
})
