import { type Client, createClient } from '@mediaplug/core'
import type { FileInput } from '@mediaplug/core/provider'
import { expectTypeOf, test } from 'vitest'
import { type MediaioInput, type ModelName, mediaio } from '../index.js'

const client = createClient({ providers: [mediaio()] })
const prompt = 'the fog lifts'
const image = 'https://media.example/a.png'

test('a value that a model does not allow does not compile', () => {
  client.generate('mediaio/i2v-kling-v3-0', {
    prompt,
    image,
    duration: 8,
    resolution: '720p',
    multiShot: false,
  })
  // @ts-expect-error Type '7' is not assignable to type 'OneOf<5 | 8 | 10 | 15, Default<5>>'
  client.generate('mediaio/i2v-kling-v3-0', { prompt, image, duration: 7 })
  // @ts-expect-error 8 seconds are of Kling 3.0 only
  client.generate('mediaio/i2v-kling-v2-6', { prompt, image, duration: 8 })
  // @ts-expect-error seconds are a number
  client.generate('mediaio/i2v-kling-v3-0', { prompt, image, duration: '5s' })
  // @ts-expect-error size classes are in lower case
  client.generate('mediaio/i2v-kling-v3-0', { prompt, image, resolution: '720P' })
  // @ts-expect-error sound is a boolean
  client.generate('mediaio/i2v-kling-v3-0', { prompt, image, audio: 'True' })
  // @ts-expect-error Kling 2.6 has no size classes
  client.generate('mediaio/i2v-kling-v2-6', { prompt, image, resolution: '720p' })
  // @ts-expect-error an image is required
  client.generate('mediaio/i2v-kling-v3-0', { prompt })
  // @ts-expect-error a prompt is required
  client.generate('mediaio/i2v-kling-v3-0', { image })
  // @ts-expect-error there is no such model
  client.generate('mediaio/i2v-kling-v9', { prompt, image })
})

test('Hailuo 2.3 makes 1080p in 6 seconds only', () => {
  client.generate('mediaio/i2v-minimax-v2-3', { prompt, image, resolution: '1080p' })
  client.generate('mediaio/i2v-minimax-v2-3', { prompt, image, resolution: '1080p', duration: 6 })
  client.generate('mediaio/i2v-minimax-v2-3', { prompt, image, resolution: '768p', duration: 10 })
  client.generate('mediaio/i2v-minimax-v2-3', { prompt, image, duration: 10 })
  // @ts-expect-error 10 seconds are of 768p only
  client.generate('mediaio/i2v-minimax-v2-3', { prompt, image, resolution: '1080p', duration: 10 })
})

test('a model of several images takes one or a list, not both', () => {
  client.generate('mediaio/i2i-banana-2', { prompt, image, resolution: '2k' })
  client.generate('mediaio/i2i-banana-2', { prompt, images: [image, new Uint8Array()] })
  // @ts-expect-error one or the other
  client.generate('mediaio/i2i-banana-2', { prompt, image, images: [image] })
  // @ts-expect-error one of the two
  client.generate('mediaio/i2i-banana-2', { prompt })
})

test('an image follows a video, with words or without', () => {
  client.generate('mediaio/i2v-motion-control-kling-v2-6', { image, video: image })
  client.generate('mediaio/i2v-motion-control-kling-v2-6', { image, video: image, prompt })
  // @ts-expect-error a video is required
  client.generate('mediaio/i2v-motion-control-kling-v2-6', { image })
})

test('every model takes what a portable request must have', () => {
  expectTypeOf<{ prompt: string }>().toExtend<MediaioInput<Extract<ModelName, `t2${string}`>>>()
  type Drives = 'i2v-motion-control-kling-v2-6'
  type FromImage = Exclude<Extract<ModelName, `i2${string}`>, Drives>
  expectTypeOf<{ prompt: string; image: FileInput }>().toExtend<MediaioInput<FromImage>>()
  expectTypeOf<{ image: FileInput; video: FileInput }>().toExtend<MediaioInput<Drives>>()
})

test('a result is of the kind that the model makes', async () => {
  const picture = await client.generate('mediaio/t2i-imagen-4', { prompt, count: 4 })
  expectTypeOf(picture.assets[0].kind).toEqualTypeOf<'image'>()
  const video = await client.generate('mediaio/t2v-wan-v2-6', { prompt, shotType: 'single' })
  expectTypeOf(video.assets[0].kind).toEqualTypeOf<'video'>()
  client.generate('mediaio/i2v-wan-v2-6', { prompt, image: picture.assets[0] })
})

test('the account is there under the id of the provider', () => {
  expectTypeOf<Parameters<Client<ReturnType<typeof mediaio>>['account']>[0]>().toEqualTypeOf<'mediaio'>()
})
