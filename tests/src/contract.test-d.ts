import { createClient, type Task } from '@mediaplug/core'
import { defineModel, textToVideo, z } from '@mediaplug/core/provider'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { describe, expectTypeOf, test } from 'vitest'

const client = createClient({
  providers: [tomoviee({ appKey: '…' }), edrawmax(), tomoviee({ as: 'second-account' })],
})

describe('a model as target', () => {
  test('takes exactly what the model takes', () => {
    client.generate('tomoviee/text-to-video', { prompt: 'a red kite', cameraMove: 'orbit' })
    client.generate('second-account/text-to-video', { prompt: 'a red kite', duration: 5 })
    // @ts-expect-error this model makes 5 seconds only
    client.generate('tomoviee/text-to-video', { prompt: 'a red kite', duration: 6 })
    // @ts-expect-error there is no such camera move
    client.generate('tomoviee/text-to-video', { prompt: 'a red kite', cameraMove: 'orbitt' })
    // @ts-expect-error the model has no such field
    client.generate('tomoviee/text-to-video', { prompt: 'a red kite', seed: 0 })
    // @ts-expect-error the prompt is missing
    client.generate('tomoviee/text-to-video', {})
  })

  test('must be installed', () => {
    // @ts-expect-error no provider has this id
    client.generate('nope/text-to-video', { prompt: 'a red kite' })
    // @ts-expect-error the provider has no such model
    client.generate('tomoviee/text-to-smell', { prompt: 'a red kite' })
  })

  test('gives what its capability yields', async () => {
    const video = await client.generate('tomoviee/text-to-video', { prompt: 'a red kite' })
    expectTypeOf(video.assets[0].kind).toEqualTypeOf<'video'>()
    // @ts-expect-error a video has no source code
    video.source
    const diagram = await client.generate('edrawmax/flowchart', { prompt: 'sign-up flow', language: 'en-US' })
    expectTypeOf(diagram.source.code).toEqualTypeOf<string>()
    expectTypeOf(diagram.assets[0].kind).toEqualTypeOf<'image' | 'vector'>()
  })

  test('knows the languages of its vendor', () => {
    client.generate('edrawmax/mindmap', { prompt: 'a', language: 'zh-Hant' })
    // @ts-expect-error EdrawMax does not write Swedish
    client.generate('edrawmax/mindmap', { prompt: 'a', language: 'sv' })
  })
})

describe('a capability as target', () => {
  test('takes the portable request', async () => {
    const { source } = await client.generate('text-to-diagram', { prompt: 'sign-up flow' })
    expectTypeOf(source.code).toEqualTypeOf<string>()
    client.submit('text-to-video', { prompt: 'a red kite', duration: 10 })
    // @ts-expect-error only one vendor has camera moves, so they are not portable
    client.submit('text-to-video', { prompt: 'a red kite', cameraMove: 'orbit' })
  })

  test('must be served by an installed provider', () => {
    // @ts-expect-error no installed provider makes music
    client.generate('text-to-music', { prompt: 'a waltz' })
  })
})

describe('a task', () => {
  test('has a status that is told apart by its state', async () => {
    const task = await client.submit('text-to-video', { prompt: 'a red kite' })
    for await (const status of task) {
      if (status.state === 'queued' || status.state === 'running') {
        expectTypeOf(status.progress).toEqualTypeOf<number | undefined>()
      } else if (status.state === 'succeeded') {
        expectTypeOf(status.output.assets[0].kind).toEqualTypeOf<'video'>()
      } else {
        expectTypeOf(status.reason).toEqualTypeOf<string>()
      }
    }
  })

  test('keeps its model in the type of its handle', async () => {
    const task = await client.submit('tomoviee/text-to-video', { prompt: 'a red kite' })
    expectTypeOf(task.handle.model).toEqualTypeOf<'tomoviee/text-to-video'>()
    expectTypeOf((await client.resume(task.handle).result()).assets[0].kind).toEqualTypeOf<'video'>()
  })

  test('of a capability is of one of the models that serve it', async () => {
    const task = await client.submit('text-to-video', { prompt: 'a red kite' })
    expectTypeOf(task.handle.model).toEqualTypeOf<'tomoviee/text-to-video' | 'second-account/text-to-video'>()
  })

  test('can be resumed from JSON', () => {
    const handle = JSON.parse('{}')
    expectTypeOf(client.resume(handle)).toExtend<Task<unknown>>()
  })
})

test('a model that rejects the portable request does not compile', () => {
  defineModel({
    title: 'wrong',
    capability: textToVideo,
    // @ts-expect-error a model of text-to-video must accept { prompt }
    input: z.strictObject({ text: z.string() }),
    start: async () => ({ ref: '1' }),
    poll: async () => ({ state: 'running' }),
  })
})
