import { type AnyClient, type Bytes, createClient, type Task } from '@mediaplug/core'
import { defineModel, textToVideo, z } from '@mediaplug/core/provider'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { mediaio } from '@mediaplug/provider-mediaio'
import { tencent } from '@mediaplug/provider-tencent'
import { tomoviee, tomovieeCallback } from '@mediaplug/provider-tomoviee'
import { volcTos } from '@mediaplug/provider-volc-tos'
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

  test('takes an asset of one result as the input of the next', async () => {
    const video = await client.generate('tomoviee/text-to-video', { prompt: 'a red kite' })
    client.generate('tomoviee/extend-video', { prompt: 'it climbs', video: video.assets[0] })
    const music = await client.generate('tomoviee/score-video', { video: video.assets[0] })
    expectTypeOf(music.assets[0].kind).toEqualTypeOf<'audio' | 'video'>()
    const image = 'https://example.com/room.png'
    const { assets } = await client.generate('tomoviee/segment-image', { image, controlType: 'depth' })
    expectTypeOf(assets[0].kind).toEqualTypeOf<'mask'>()
    client.generate('tomoviee/redraw-image', { prompt: 'a vase', image, mask: assets[0] })
    // @ts-expect-error both frames are needed
    client.generate('tomoviee/frames-to-video', { prompt: 'it opens', firstFrame: image })
    // @ts-expect-error only a video from an image can keep a ratio
    client.generate('tomoviee/text-to-video', { prompt: 'a red kite', aspectRatio: 'original' })
    // @ts-expect-error there is no such control type
    client.generate('tomoviee/image-to-image', { prompt: 'in ink', image, controlType: '2' })
  })

  test('takes any voice, and names those that are known', () => {
    client.generate('tomoviee/text-to-speech', { text: 'hello', voice: 'en-GB-RyanNeural' })
    client.generate('tomoviee/text-to-speech', { text: 'bonjour', voice: 'fr-FR-DeniseNeural' })
    // @ts-expect-error a voice is a text
    client.generate('tomoviee/text-to-speech', { text: 'hello', voice: 5 })
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
    // @ts-expect-error no installed provider makes images from words alone
    client.generate('text-to-image', { prompt: 'a red kite' })
  })
})

describe('every client is an AnyClient', () => {
  const settings = { region: 'cn-beijing', bucket: 'kites' } as const

  test.each([
    createClient({ providers: [edrawmax()] }),
    createClient({ providers: [mediaio()] }),
    createClient({ providers: [tencent({ region: 'ap-singapore' })] }),
    createClient({ providers: [tomoviee()] }),
    createClient({ providers: [volcTos(settings)] }),
    createClient({ providers: [edrawmax(), mediaio(), tomoviee(), volcTos(settings)] }),
  ])('whichever vendors it has', (one) => {
    expectTypeOf(one).toExtend<AnyClient>()
  })

  test('also as an argument', async () => {
    const firstFile = async (any: AnyClient, target: string, input: Record<string, unknown>) =>
      (await any.generate(target, input)).assets[0]?.bytes()
    expectTypeOf(await firstFile(client, 'text-to-video', {})).toEqualTypeOf<Bytes | undefined>()
  })
})

describe('a file of a result', () => {
  test('is what the web takes, and can be iterated over', async () => {
    const { assets } = await client.generate('text-to-video', { prompt: 'a red kite' })
    expectTypeOf(new Response(assets[0].stream())).toEqualTypeOf<Response>()
    expectTypeOf(new Response(await assets[0].bytes())).toEqualTypeOf<Response>()
    expectTypeOf(assets[0].stream()).toExtend<ReadableStream<Uint8Array>>()
    expectTypeOf(assets[0].stream()).toExtend<AsyncIterable<Uint8Array>>()
    for await (const piece of assets[0].stream()) expectTypeOf(piece).toEqualTypeOf<Bytes>()
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

test('settings of Tomoviee name its models', () => {
  tomoviee({ dialect: 'template', capacities: { 'text-to-video': 'tob_text2video_b' } })
  // @ts-expect-error there is no such model
  tomoviee({ capacities: { 'text-to-smell': 'x' } })
  // @ts-expect-error there is no such dialect
  tomoviee({ dialect: 'nested' })
})

test('callbacks are for a provider of the client', () => {
  tomovieeCallback({ client })
  tomovieeCallback({ client, provider: 'second-account' })
  // @ts-expect-error the client has no such provider
  tomovieeCallback({ client, provider: 'third-account' })
  const other = createClient({ providers: [tomoviee({ as: 'other' })] })
  tomovieeCallback({ client: other, provider: 'other' })
  // @ts-expect-error the client has no provider of the usual id
  tomovieeCallback({ client: other })
})
